/// Every word by which a program tells errors apart; `docs/api.md` names them all.
///
/// A word keeps its meaning and its status code from version to version.
enum ErrorCode: String, CaseIterable, Sendable {
  // What was asked cannot be understood, or names what does not exist.
  case badAt = "bad_at"
  case badBinning = "bad_binning"
  case badBins = "bad_bins"
  case badBody = "bad_body"
  case badBy = "bad_by"
  case badCosine = "bad_cosine"
  case badEdit = "bad_edit"
  case badEmbedding = "bad_embedding"
  case badFilter = "bad_filter"
  case badForm = "bad_form"
  case badFormat = "bad_format"
  case badHash = "bad_hash"
  case badID = "bad_id"
  case badImage = "bad_image"
  case badLabels = "bad_labels"
  case badLimit = "bad_limit"
  case badMethod = "bad_method"
  case badMirrored = "bad_mirrored"
  case badName = "bad_name"
  case badOffset = "bad_offset"
  case badOnly = "bad_only"
  case badOrder = "bad_order"
  case badRate = "bad_rate"
  case badRequest = "bad_request"
  case badSeed = "bad_seed"
  case badSparse = "bad_sparse"
  case badTab = "bad_tab"
  case badURL = "bad_url"
  case noMetric = "no_metric"
  case repeatedMember = "repeated_member"
  case repeatedParameter = "repeated_parameter"
  case tooMany = "too_many"
  case unknownClass = "unknown_class"
  case unknownKind = "unknown_kind"
  case unknownMember = "unknown_member"
  case unknownMetric = "unknown_metric"
  case unknownModel = "unknown_model"
  case unknownParameter = "unknown_parameter"
  case unknownSplit = "unknown_split"
  // Who asks is not let in.
  case tokenNeeded = "token_needed"
  case badHost = "bad_host"
  case badOrigin = "bad_origin"
  // There is nothing of this name.
  case noFile = "no_file"
  case noPicture = "no_picture"
  case unknownColumn = "unknown_column"
  case unknownEdit = "unknown_edit"
  case unknownEmbedding = "unknown_embedding"
  case unknownImage = "unknown_image"
  case unknownJob = "unknown_job"
  case unknownPath = "unknown_path"
  case unknownView = "unknown_view"
  case wrongMethod = "wrong_method"
  // The project lacks something, another process writes, or someone else was faster.
  case busy
  case editConflict = "edit_conflict"
  case noEmbedding = "no_embedding"
  case noLabels = "no_labels"
  case noList = "no_list"
  case noMap = "no_map"
  case noModel = "no_model"
  case noOriginal = "no_original"
  case readOnly = "read_only"
  // The body or the range.
  case tooLarge = "too_large"
  case badType = "bad_type"
  case badRange = "bad_range"
  // The server itself.
  case `internal` = "internal"
  case cancelled

  /// The status codes that it comes with, the usual one first.
  var statuses: [Int] {
    switch self {
    case .tokenNeeded: [401]
    // 400 where the header is no host at all.
    case .badHost: [403, 400]
    case .badOrigin: [403]
    case .noFile, .noPicture, .unknownColumn, .unknownEdit, .unknownEmbedding, .unknownImage,
      .unknownJob, .unknownPath, .unknownView:
      [404]
    case .wrongMethod: [405]
    case .busy, .editConflict, .noEmbedding, .noLabels, .noList, .noMap, .noModel, .noOriginal,
      .readOnly:
      [409]
    case .tooLarge: [413]
    case .badType: [415]
    case .badRange: [416]
    case .internal: [500]
    case .cancelled: [503]
    default: [400]
    }
  }
}
