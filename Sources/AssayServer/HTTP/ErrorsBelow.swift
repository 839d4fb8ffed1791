import Assay

extension APIError {
  /// Any error of the layers below.
  init(_ error: any Error) {
    switch error {
    case let error as APIError: self = error
    case let error as FilterError: self.init(error, code: .badFilter)
    case let error as EvaluationError: self.init(error)
    case let error as EditError: self.init(error)
    case let error as MapError: self.init(error)
    case let error as LabellingList.Failure: self.init(error)
    case let error as StoreError: self.init(error)
    case is CancellationError: self.init(.cancelled, "the server is stopping")
    default: self.init(.internal, "\(error)")
    }
  }

  /// An error in the text of a parameter.
  init(_ error: FilterError, code: ErrorCode) {
    self.init(code, error.explanation, column: error.column, nearest: error.nearest)
  }

  /// What keeps an evaluation from being made: 409 where the project lacks something, 400 where
  /// the request names something that does not exist.
  init(_ error: EvaluationError) {
    let code: ErrorCode =
      switch error {
      case .noModel: .noModel
      case .noLabels: .noLabels
      case .unknownModel: .unknownModel
      case .unknownClass: .unknownClass
      case .unknownSplit: .unknownSplit
      case .unknownMetric: .unknownMetric
      }
    self.init(code, "\(error)")
  }

  /// What keeps an edit from being made.
  private init(_ error: EditError) {
    let code: ErrorCode =
      switch error {
      case .badName: .badName
      case .unknownClass: .unknownClass
      case .unknownImage: .badID
      case .unknownEdit: .unknownEdit
      case .unseen, .changedSince: .editConflict
      }
    self.init(code, "\(error)")
    switch error {
    case .unseen(let conflict), .changedSince(_, let conflict): self.conflict = conflict
    default: break
    }
  }

  /// What a map lacks, and the command that brings it.
  private init(_ error: MapError) {
    let code: ErrorCode =
      switch error {
      case .noEmbedding: .noEmbedding
      case .notMade: .noMap
      }
    self.init(code, "\(error)")
  }

  /// What keeps a list from being made.
  private init(_ error: LabellingList.Failure) {
    let code: ErrorCode =
      switch error {
      case .noEmbedding: .noEmbedding
      case .nothingToBeNearTo: .noList
      }
    self.init(code, "\(error)")
  }

  /// What the project's files say no to: 409 while another process writes.
  private init(_ error: StoreError) {
    let code: ErrorCode =
      switch error {
      case .busy: .busy
      case .readOnly: .readOnly
      case .unknownEmbedding: .unknownEmbedding
      default: .internal
      }
    self.init(code, "\(error)")
  }
}
