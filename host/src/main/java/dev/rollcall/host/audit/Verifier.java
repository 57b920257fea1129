package dev.rollcall.host.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows the chain from its beginning to its end. */
final class Verifier {
    /** Who changed one digest has broken every entry behind it: more would say nothing more. */
    private static final int MOST_PROBLEMS = 20;

    private final AuditStore store;
    private final Optional<String> expectedHead;
    private final List<String> problems = new ArrayList<>();
    private final Set<Long> claimedErasures = new HashSet<>();
    private final Set<Long> erasures = new HashSet<>();
    private long entries;
    private long first;
    private long erased;
    private boolean isExpectedFound;
    private boolean isAnchorVouchedFor;

    Verifier(AuditStore store, Optional<String> expectedHead) {
        this.store = store;
        this.expectedHead = expectedHead;
    }

    Verification verify(AuditStore.Ends ends) {
        isExpectedFound = expectedHead.isEmpty() || isExpected(ends.anchorDigest());
        isAnchorVouchedFor = ends.anchor() == 0;
        var anchor = Link.anchor(ends.anchor(), ends.anchorDigest());
        var id = ends.anchor();
        var digest = ends.anchorDigest();
        var part = store.after(0, AuditTrail.AT_ONCE);
        while (!part.isEmpty() && problems.size() < MOST_PROBLEMS) {
            for (var link : part) {
                follow(link, id, digest);
                isAnchorVouchedFor |= link.seal().equals(anchor);
                id = link.entry().id();
                digest = link.entry().digest();
            }
            part = store.after(id, AuditTrail.AT_ONCE);
        }
        end(ends, id, digest);
        return new Verification(entries, first, digest, erased, problems);
    }

    private void follow(Link link, long lastId, String lastDigest) {
        var entry = link.entry();
        first = entries == 0 ? entry.id() : first;
        entries++;
        if (entry.id() != lastId + 1) {
            problem("Entries are missing between " + lastId + " and " + entry.id() + ".");
        } else if (!link.previous().equals(lastDigest)) {
            problem("The entry " + entry.id() + " does not follow the entry before it.");
        }
        if (!entry.digest().equals(Link.digest(link.previous(), entry, link.content(), link.seal()))) {
            problem("The entry " + entry.id() + " is not as it was written: its digest is another.");
        }
        if (!link.isIntact()) {
            left(link);
        }
        if (link.isOfErasure()) {
            erasures.add(entry.id());
            if (!link.seal().equals(Link.erasure(store.erasedBy(entry.id())))) {
                problem("What the erasure of the entry " + entry.id() + " changed is not what is noted of it.");
            }
        }
        isExpectedFound |= isExpected(entry.digest());
    }

    private void left(Link link) {
        var entry = link.entry();
        var left = store.leftOf(entry.id());
        if (left.filter(one -> one.content().equals(Link.content(entry, link.salt())))
                .isEmpty()) {
            problem("The entry " + entry.id() + " does not say what it said when it was written.");
            return;
        }
        claimedErasures.add(left.get().erasure());
        erased++;
    }

    private void end(AuditStore.Ends ends, long id, String digest) {
        if (problems.size() >= MOST_PROBLEMS) {
            return;
        }
        if (id != ends.head() || !digest.equals(ends.headDigest())) {
            problem("The chain ends at the entry " + id + ", and its end was noted at " + ends.head()
                    + ": entries were cut off.");
        }
        if (!erasures.containsAll(claimedErasures)) {
            problem("Entries say less than they said, and no entry says that personal data was erased.");
        }
        if (!isAnchorVouchedFor) {
            problem("The chain begins after the entry " + ends.anchor()
                    + ", and no entry says that those before it were" + " pruned.");
        }
        if (!isExpectedFound) {
            problem("The head that was noted elsewhere is not in the chain: entries were cut off or written anew, or"
                    + " pruned since it was noted.");
        }
    }

    private boolean isExpected(String digest) {
        return expectedHead.filter(digest::equals).isPresent();
    }

    private void problem(String sentence) {
        problems.add(sentence);
    }
}
