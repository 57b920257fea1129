package dev.rollcall.host.journal;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.Holder;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the journal knows a person by: gathered from where the MDM showed them, and from whom that became. */
public final class Identity {
    /** Changes by which an asset goes to whom the MDM shows. */
    private static final Set<ChangeKind> GIVING = Set.of(ChangeKind.ASSIGN, ChangeKind.REASSIGN, ChangeKind.RECOVER);

    private final String person;
    /** Names that were given, and what is like no other word: addresses, and names of several words. */
    private final Set<String> certain = new HashSet<>();

    private final Set<String> others = new HashSet<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<String> holders = new HashSet<>();

    /**
     * Of a person.
     *
     * @param person an e-mail address, or the account where the MDM shows no address
     * @param names what else they are called
     */
    public Identity(String person, Collection<String> names) {
        this.person = key(person);
        certain.add(person.strip());
        names.forEach(name -> certain.add(name.strip()));
        if (this.person.contains("@")) {
            emails.add(this.person);
        }
    }

    /**
     * Learns from a change whose device they have.
     *
     * @return whether it said something new
     */
    boolean learn(ChangeKind kind, @Nullable AssetEdit edit, AssignedUser user) {
        var before = certain.size() + others.size() + emails.size() + holders.size();
        user.email().map(Identity::key).ifPresent(emails::add);
        user.email().ifPresent(this::name);
        user.username().ifPresent(this::name);
        user.displayName().ifPresent(this::name);
        var to = edit == null ? Optional.<Holder>empty() : edit.holder();
        if (GIVING.contains(kind) && to.orElse(null) instanceof Holder.Person holder) {
            holders.add(holder.id());
            name(holder.name());
        }
        return certain.size() + others.size() + emails.size() + holders.size() > before;
    }

    /** Whether the MDM shows this person. People are told apart by address, by account only where there is none (R14). */
    boolean is(ObservedUser user) {
        if (!(user instanceof AssignedUser somebody)) {
            return false;
        }
        var email = somebody.email().map(Identity::key);
        var username = somebody.username().map(Identity::key);
        return email.filter(emails::contains).isPresent()
                || username.filter(person::equals).isPresent()
                || (email.isEmpty() && username.filter(emails::contains).isPresent());
    }

    boolean is(Holder holder) {
        return holder instanceof Holder.Person someone && holders.contains(someone.id());
    }

    /** Whether an asset, or what it becomes, is theirs. */
    boolean holds(@Nullable Asset before, @Nullable AssetEdit edit) {
        return (before != null && is(before.holder()))
                || (edit != null && edit.holder().filter(this::is).isPresent());
    }

    /** For texts that may be about anybody. */
    public Redaction redaction() {
        return new Redaction(certain);
    }

    /** For texts that are about this person, where a first name or an account means them. */
    public Redaction closeRedaction() {
        var all = new HashSet<>(certain);
        all.addAll(others);
        return new Redaction(all);
    }

    private void name(String text) {
        var plain = text.strip();
        if (plain.contains("@") || plain.contains(" ")) {
            certain.add(plain);
        } else if (!plain.isEmpty()) {
            others.add(plain);
        }
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
