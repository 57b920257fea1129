package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plugin is given as its HTTP. Everything of the plugin's is held here and nowhere else. */
final class PluginHttp implements SourceClient {
    private final SourceSpec spec;
    private final Clock clock;
    private final PacedHttp http;
    private final PlainHttp requests;
    private final Batches batches;
    private volatile @Nullable Duration clockSkew;
    private volatile @Nullable String lastDate;

    PluginHttp(
            SourceSpec spec,
            Addresses addresses,
            Authentication authentication,
            PacedHttp.Wire unwatched,
            Credentials.Shared shared) {
        this.spec = spec;
        this.clock = unwatched.clock();
        var wire = unwatched.alsoSeenBy((method, answer) -> compareClocks(answer));
        var form = new RequestForm(addresses, spec.timeout());
        var proofs = authentication.<Proofs>match(
                fixed -> Proofs.fixed(fixed.headers()),
                basic -> Proofs.fixed(RequestForm.basic(basic)),
                grant -> tokens(wire, shared, new GrantTokens(grant, addresses, spec, wire, shared.pacer())),
                exchange -> tokens(wire, shared, () -> exchange.function().take(tokenHttp(wire, shared, form))));
        this.http = new PacedHttp(wire, shared.pacer(), proofs, this::fault, shared::close);
        this.requests = new PlainHttp(http, form);
        this.batches = new Batches(spec.id(), spec.pace().concurrency());
    }

    @Override
    public SourceAnswer send(SourceRequest request) throws SourceException, InterruptedException {
        return requests.send(request);
    }

    @Override
    public void each(List<SourceRequest> all, AnswerHandler handler) throws SourceException, InterruptedException {
        batches.run(requests, all, handler);
    }

    @Override
    public RequestCounts counts() {
        return http.counts();
    }

    @Override
    public Optional<Duration> clockSkew() {
        return Optional.ofNullable(clockSkew);
    }

    @Override
    public void close() {
        http.close();
        batches.close();
    }

    private static Proofs tokens(PacedHttp.Wire wire, Credentials.Shared shared, TokenCache.Taking taking) {
        return new TokenProofs(shared.tokens(), wire.ending(), taking);
    }

    /** Aimed at the same address, without a proof, and in the turn of the request that needs the token. */
    private PlainHttp tokenHttp(PacedHttp.Wire wire, Credentials.Shared shared, RequestForm form) {
        var inside = new PacedHttp(wire, shared.pacer().inside(), Proofs.fixed(Map.of()), this::fault, () -> {});
        return new PlainHttp(inside, form);
    }

    private Optional<Fault> fault(RawAnswer answer) {
        return judged(spec, answer);
    }

    /** Once for each second that the other side counts. A token's refusal shows its time, too: it may be the reason. */
    private void compareClocks(RawAnswer answer) {
        var date = answer.header("Date");
        if (date.isPresent() && !date.get().equals(lastDate)) {
            lastDate = date.get();
            Patience.date(date.get()).ifPresent(there -> clockSkew = Duration.between(clock.instant(), there));
        }
    }

    /** The plugin knows best; the table knows the rest. */
    static Optional<Fault> judged(SourceSpec spec, RawAnswer answer) {
        if (!answer.isSuccess()) {
            return spec.fault(answer).or(() -> StatusTable.fault(answer));
        }
        var found = spec.looksIntoSuccess() ? spec.faultInSuccess(answer) : Optional.<Fault>empty();
        return found.or(() -> StatusTable.fault(answer));
    }
}
