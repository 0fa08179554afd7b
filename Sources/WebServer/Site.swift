import Articles
import Foundation
import Hummingbird
import HummingbirdCore
import Storage

/// What all answers are made from.
struct Site: Sendable {
    let terms: ServerTerms
    let readers: StoreReaders
    let hub: ChangeHub
    let gate: Gate
    let cache = AnswerCache()
    let overviews: OverviewKeeper
    let templates: Templates
    let now: @Sendable () -> Date

    init(storePath: String, terms: ServerTerms, now: @escaping @Sendable () -> Date) throws {
        self.terms = terms
        self.now = now
        readers = try StoreReaders(path: storePath)
        overviews = OverviewKeeper(readers: readers, now: now)
        hub = try ChangeHub(path: storePath, mostListeners: terms.mostFollowers)
        gate = Gate(token: terms.token, now: now)
        templates = try Templates(isLocked: terms.token != nil)
    }

    /// Whatever stands first sees a request first, and an answer last.
    var router: Router<PageContext> {
        let forwarding = Forwarding(terms: terms)
        let router = Router(context: PageContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SafetyHeaders())
        router.add(middleware: ErrorAnswers(templates: templates))
        router.add(middleware: HostCheck(terms: terms))
        router.add(middleware: GateKeeper(gate: gate, forwarding: forwarding))
        for route in Route.all {
            router.on(RouterPath(route.path), method: route.method) { [self] request, context in
                let asked = try Asked(request: request, context: context, forwarding: forwarding)
                return try await Asker.$current.withValue(Asker(isThere: { context.isConnected })) {
                    try await route.answer(self, asked)
                }
            }
        }
        return router
    }

    /// Reads from the store and renders, on a thread that may wait.
    func read<Value: Sendable>(_ body: @escaping @Sendable (ArticleStore) throws -> Value) async throws -> Value {
        try await readers.read(body)
    }

    /// A page in the layout that all have.
    func page(_ page: Page) throws -> Response { .html(try templates.page(page)) }
}
