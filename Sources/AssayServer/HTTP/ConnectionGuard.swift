import Assay
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Lets go of who holds a connection without getting on, and says what is wrong with a request
/// that is none.
///
/// The server's idle timeout closes a connection on which no head of a request came to its end.
/// What is left is a body that trickles, and an answer that nobody reads; both end here. Lives on
/// the event loop of its connection.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let patience: TimeAmount
  private var waitingForBody: Scheduled<Void>?
  private var waitingForReader: Scheduled<Void>?
  private var isMalformed = false

  /// - Parameter patience: how long a body may take to arrive, and a reader to take some of an
  ///   answer that waits for it.
  init(patience: TimeAmount) { self.patience = patience }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      waitingForBody?.cancel()
      waitingForBody = closing(context)
    case .body: break
    case .end:
      waitingForBody?.cancel()
      waitingForBody = nil
    }
    context.fireChannelRead(data)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    waitingForReader?.cancel()
    waitingForReader = context.channel.isWritable ? nil : closing(context)
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    isMalformed = true
    context.fireErrorCaught(error)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // What the server answers by itself to what cannot be read is a head without words.
    guard isMalformed, case .head(let head) = unwrapOutboundIn(data), head.status == .badRequest
    else { return context.write(data, promise: promise) }
    let error = ServerResponse(
      APIError(.badRequest, "this is no HTTP request, or its head is too long"))
    guard case .bytes(let bytes) = error.body else { return }
    var fields: HTTPFields = [.connection: "close"]
    for (name, value) in error.headers.merging(
      SecurityHeaders.all, uniquingKeysWith: { own, _ in own })
    {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    let own = HTTPResponse(status: .badRequest, headerFields: fields)
    context.write(wrapOutboundOut(.head(own)), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: bytes))), promise: promise)
  }

  func handlerRemoved(context: ChannelHandlerContext) { forget() }

  func channelInactive(context: ChannelHandlerContext) {
    forget()
    context.fireChannelInactive()
  }

  private func closing(_ context: ChannelHandlerContext) -> Scheduled<Void> {
    let channel = context.channel
    return context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
  }

  private func forget() {
    waitingForBody?.cancel()
    waitingForReader?.cancel()
    (waitingForBody, waitingForReader) = (nil, nil)
  }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
