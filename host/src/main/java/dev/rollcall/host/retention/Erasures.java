package dev.rollcall.host.retention;

import dev.rollcall.host.audit.AuditEntry;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.journal.Identity;
import dev.rollcall.host.journal.PersonalData;
import dev.rollcall.host.journal.Redaction;
import java.util.Collection;
import java.util.Optional;

/** Takes a person out of the journal and the audit trail. */
public final class Erasures {
    private final PersonalData journal;
    private final AuditTrail audit;

    public Erasures(PersonalData journal, AuditTrail audit) {
        this.journal = journal;
        this.audit = audit;
    }

    /**
     * What was erased.
     *
     * @param changes of the journal
     * @param runs of the journal
     * @param devices of connections' lists of devices
     * @param entries of the audit trail
     * @param left changes that are under way or wait for a person, and name them still
     */
    public record Result(long changes, long runs, long devices, long entries, long left) {}

    /**
     * Puts a neutral word in the place of everything that names the person; may take minutes. Can be repeated.
     *
     * @param person an e-mail address, or the account where the MDM shows no address
     * @param names what else they are called, beyond what the journal knows
     * @param author who asks for it; the entry about it names nobody else
     */
    public Result erase(String person, Collection<String> names, Author author) {
        var identity = new Identity(person, names);
        journal.recognise(identity);
        var erased = journal.erase(identity);
        var redaction = identity.redaction();
        var close = identity.closeRedaction();
        var entries = audit.erase(entry -> without(entry, redaction, close), author, count -> details(erased, count));
        return new Result(erased.changes(), erased.runs(), erased.devices(), entries, erased.left());
    }

    private static AuditEntry without(AuditEntry entry, Redaction redaction, Redaction close) {
        var isTheirs = close.isOne(entry.who());
        return new AuditEntry(
                entry.id(),
                entry.at(),
                isTheirs ? Redaction.ERASED : redaction.of(entry.who()),
                // Where somebody was says who it was.
                isTheirs ? Optional.empty() : entry.from(),
                entry.what(),
                redaction.of(entry.details()),
                entry.digest());
    }

    private static String details(PersonalData.Erased erased, int entries) {
        return "A person was erased from " + erased.changes() + " changes, " + erased.runs() + " runs and "
                + erased.refusals() + " noted refusals of the journal, from " + erased.devices()
                + " devices of connections, and from " + entries + " entries of the audit trail." + left(erased.left());
    }

    private static String left(long left) {
        return left == 0 ? "" : " " + left + " changes that are under way or wait for a person name them still.";
    }
}
