package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.UnknownOutcomeException;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.asset.snipeit.Sequence.Request;
import dev.rollcall.host.asset.snipeit.Sequence.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Writes one asset: looks, sends the requests of the {@link Sequence}, and looks again. For one write each. */
final class Writer {
    private static final int TRIES = 2;

    private final Tools tools;
    private final AssetWrite write;
    private final AssetEdit edit;
    private Asset state;
    private JsonNode row = MissingNode.getInstance();
    private int sent;

    Writer(Tools tools, AssetWrite write) {
        this.tools = tools;
        this.write = write;
        this.state = write.before();
        this.edit = write.edit().lackingIn(write.before());
    }

    /** What a writer works with. */
    record Tools(SnipeItApi api, Scheme scheme, Rows rows, Users users, Models models) {
        /** The row of an asset that is not deleted; null if there is none. */
        @Nullable
        JsonNode row(String id) throws PlatformException, InterruptedException {
            var found = api.get("/hardware/" + SnipeItApi.encoded(id));
            if (SnipeItJudge.isError(found)) {
                if (Messages.of(found).text().contains("does not exist")) {
                    return null;
                }
                throw SnipeItApi.refusal(found, "Look at the asset in Snipe-IT.");
            }
            return Rows.isDeleted(found) ? null : found;
        }
    }

    /** The sequence was broken off. */
    private static final class BrokenOffException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient WriteOutcome outcome;

        BrokenOffException(WriteOutcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    WriteOutcome write() throws InterruptedException {
        if (edit.isNothing()) {
            return new WriteOutcome.Done(state);
        }
        try {
            if (edit.needsFreshLook()) {
                look();
            }
            for (var step : Sequence.of(write.before(), edit)) {
                send(step);
                state = step.edit().appliedTo(state);
            }
            return verified();
        } catch (BrokenOffException e) {
            return e.outcome;
        } catch (PlatformException e) {
            return e.kind() == FailureKind.REJECTED && sent == 0
                    ? new WriteOutcome.Refused(e)
                    : new WriteOutcome.Unfinished(e, sent);
        }
    }

    /** R71, and everything that could make a later request of the sequence fail. */
    private void look() throws BrokenOffException, PlatformException, InterruptedException {
        var now = tools.row(write.before().id());
        if (now == null) {
            throw new BrokenOffException(new WriteOutcome.Stale("The asset is not there any more, or deleted."));
        }
        row = now;
        var asset = tools.rows().asset(now);
        var difference = write.before().differenceTo(asset);
        if (difference.isPresent()) {
            throw new BrokenOffException(new WriteOutcome.Stale(difference.get()));
        }
        if (edit.serial().isPresent() && asset.serial() != null) {
            throw new BrokenOffException(
                    new WriteOutcome.Stale("The asset has the serial " + asset.serial() + " now."));
        }
        state = asset;
        new Preflight(tools, now).check(write.before(), edit);
    }

    private void send(Step step) throws BrokenOffException, PlatformException, InterruptedException {
        for (var tries = 1; ; tries++) {
            PlatformException failure;
            try {
                var answer = request(step);
                sent++;
                if (!SnipeItJudge.isError(answer)) {
                    row = step.request() == Request.PATCH && !edit.needsFreshLook() ? answer.path("payload") : row;
                    return;
                }
                // A newer version that lost a race says error and nothing else, although it may have saved a part.
                if (!Messages.of(answer).text().isEmpty()) {
                    throw new BrokenOffException(refused(step, answer));
                }
                failure = SnipeItApi.refusal(answer, "Try again later.");
            } catch (UnknownOutcomeException e) {
                sent++;
                failure = e.failure();
            } catch (PlatformException e) {
                throw new BrokenOffException(notSent(step, e));
            }
            if (hadItsEffect(step, failure)) {
                return;
            }
            if (tries == TRIES) {
                throw new BrokenOffException(new WriteOutcome.Unfinished(failure, sent));
            }
        }
    }

    /** Looks at the asset after an answer that was lost; true if it is as the request makes it. */
    private boolean hadItsEffect(Step step, PlatformException failure) throws BrokenOffException, InterruptedException {
        try {
            var now = tools.row(state.id());
            var asset = now == null ? null : tools.rows().asset(now);
            var after = step.edit().appliedTo(state);
            if (asset != null && step.edit().lackingIn(asset, state).isNothing() && isAsExpected(after, asset)) {
                return true;
            }
            if (asset != null && isAsExpected(state, asset)) {
                return false;
            }
        } catch (PlatformException e) {
            // The first failure is the one to be told; the asset is in an unknown state all the same.
            throw new BrokenOffException(new WriteOutcome.Unfinished(failure, sent));
        }
        throw new BrokenOffException(new WriteOutcome.Unfinished(failure, sent));
    }

    private static boolean isAsExpected(Asset expected, Asset now) {
        return expected.differenceTo(now).isEmpty();
    }

    private JsonNode request(Step step) throws PlatformException, UnknownOutcomeException, InterruptedException {
        var path = "/hardware/" + SnipeItApi.encoded(state.id());
        var note = write.why().note();
        return switch (step.request()) {
            case CHECK_IN -> tools.api().write("POST", path + "/checkin", Map.of("note", note));
            case CHECK_OUT -> {
                var person = step.edit().holder().orElseThrow().id();
                yield tools.api().write("POST", path + "/checkout", checkout(person, note));
            }
            case PATCH -> tools.api().write("PATCH", path, fields(step.edit()));
        };
    }

    private static Map<String, Object> checkout(String person, String note) throws PlatformException {
        return Map.of("checkout_to_type", "user", "assigned_user", Models.number(person), "note", note);
    }

    /** Only what changes; a null clears. */
    private Map<String, @Nullable Object> fields(AssetEdit change) throws PlatformException, InterruptedException {
        var fields = new HashMap<String, @Nullable Object>();
        if (change.status().isPresent()) {
            fields.put("status_id", Models.number(change.status().get().id()));
        }
        change.serial().ifPresent(serial -> fields.put("serial", serial));
        for (var link : change.links().entrySet()) {
            var field = tools.scheme().links().get(link.getKey());
            if (field == null) {
                throw noField("the link of " + link.getKey());
            }
            fields.put(field.column(), link.getValue().isEmpty() ? null : link.getValue());
        }
        for (var spec : change.specs().entrySet()) {
            var target = tools.scheme().specs().get(spec.getKey());
            if (target == null) {
                throw noField("the spec " + spec.getKey().label());
            }
            fields.put(target.field().column(), spec.getValue());
        }
        if (!change.model().isEmpty()) {
            var model = tools.models().of(state.model(), change.model());
            fields.put("model_id", Models.number(SnipeItText.at(model, "id")));
        }
        return fields;
    }

    private static PlatformException noField(String what) {
        return new PlatformException(
                FailureKind.CONFIGURATION,
                "No custom field is named for " + what + ".",
                "Name one in the platform's settings.");
    }

    private WriteOutcome refused(Step step, JsonNode answer) throws PlatformException, InterruptedException {
        var now = tools.row(state.id());
        if (now == null) {
            return new WriteOutcome.Stale("The asset is not there any more, or deleted.");
        }
        var difference = edit.needsFreshLook() ? state.differenceTo(tools.rows().asset(now)) : Optional.<String>empty();
        if (difference.isPresent()) {
            return sent == 1
                    ? new WriteOutcome.Stale(difference.get())
                    : new WriteOutcome.Unfinished(
                            PlatformException.afterWrite("somebody else wrote too: " + difference.get()), sent);
        }
        var said = Messages.of(answer);
        var diagnosis = new Diagnosis(tools.api());
        if (step.request() == Request.CHECK_OUT) {
            return checkoutFailed(diagnosis.ofHandover(said, now));
        }
        var failure = step.request() == Request.PATCH
                ? diagnosis.ofPatch(said, fields(step.edit()).keySet(), now)
                : diagnosis.ofHandover(said, now);
        return sent == 1 ? new WriteOutcome.Refused(failure) : new WriteOutcome.Unfinished(failure, sent);
    }

    /** Snipe-IT did nothing: no permission any more, or too many requests for too long. */
    private WriteOutcome notSent(Step step, PlatformException failure) throws InterruptedException {
        if (step.request() == Request.CHECK_OUT && failure.kind() != FailureKind.TRANSIENT) {
            return checkoutFailed(failure);
        }
        return failure.kind() == FailureKind.REJECTED && sent == 0
                ? new WriteOutcome.Refused(failure)
                : new WriteOutcome.Unfinished(failure, sent);
    }

    /** The half of a hand-over that was not to fail: who had the asset gets it back. */
    private WriteOutcome checkoutFailed(PlatformException failure) throws InterruptedException {
        if (!(write.before().holder() instanceof Holder.Person former)) {
            return failure.kind() == FailureKind.REJECTED && sent <= 1
                    ? new WriteOutcome.Refused(failure)
                    : new WriteOutcome.Unfinished(failure, sent);
        }
        if (isPutBack(former)) {
            return new WriteOutcome.Refused(new PlatformException(
                    FailureKind.REJECTED,
                    failure.happened() + " It was checked in and given back to " + former + ".",
                    failure.cure()));
        }
        return new WriteOutcome.Unfinished(
                new PlatformException(
                        failure.kind(),
                        failure.happened() + " It was checked in, could not be given back to " + former
                                + ", and is held by nobody.",
                        "Check it out by hand, or let the next run do it. " + failure.cure()),
                sent);
    }

    private boolean isPutBack(Holder.Person former) throws InterruptedException {
        try {
            var back = new Step(Request.CHECK_OUT, AssetEdit.NOTHING.withHolder(former));
            sent++;
            var answer = request(back);
            return !SnipeItJudge.isError(answer) || isHeldBy(former);
        } catch (UnknownOutcomeException e) {
            return isHeldBy(former);
        } catch (PlatformException e) {
            return false;
        }
    }

    private boolean isHeldBy(Holder.Person person) throws InterruptedException {
        try {
            var now = tools.row(state.id());
            return now != null && person.equals(Rows.holder(now));
        } catch (PlatformException e) {
            return false;
        }
    }

    /** "Success" is no proof where fields are encrypted or reformatted, and v8.1.4 locks nothing. */
    private WriteOutcome verified() throws PlatformException, InterruptedException {
        if (!edit.needsFreshLook() && isInAnswer()) {
            return new WriteOutcome.Done(state);
        }
        var now = tools.row(state.id());
        if (now == null) {
            return new WriteOutcome.Unfinished(PlatformException.afterWrite("the asset was deleted"), sent);
        }
        var asset = tools.rows().asset(now);
        var lacking = edit.lackingIn(asset, write.before());
        if (lacking.isNothing()) {
            return new WriteOutcome.Done(asset);
        }
        var race = edit.needsFreshLook() ? state.differenceTo(asset) : Optional.<String>empty();
        if (race.isPresent()) {
            return new WriteOutcome.Unfinished(
                    PlatformException.afterWrite("somebody else wrote too: " + race.get()), sent);
        }
        return new WriteOutcome.Refused(new PlatformException(
                FailureKind.REJECTED,
                "Snipe-IT said that it saved " + lacking.names() + ", but shows other texts there.",
                "Choose fields of the format ANY that are not encrypted, or give the token's user the permission."));
    }

    /** A PATCH answers with the columns as they were stored; of plain fields that is what a GET shows too. */
    private boolean isInAnswer() {
        if (!edit.model().isEmpty()) {
            return false;
        }
        for (var spec : edit.specs().entrySet()) {
            var target = tools.scheme().specs().get(spec.getKey());
            if (target == null
                    || !target.field().isPlain()
                    || !spec.getValue().equals(row.path(target.field().column()).asString(""))) {
                return false;
            }
        }
        return true;
    }
}
