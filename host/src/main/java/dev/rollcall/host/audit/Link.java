package dev.rollcall.host.audit;

import java.util.List;

/**
 * An entry as the chain holds it.
 *
 * @param salt of the content
 * @param content the digest of what the entry said when it was written
 * @param seal what the entry vouches for besides; empty for most
 * @param previous the digest of the entry before
 */
record Link(AuditEntry entry, String salt, String content, String seal, String previous) {
    private static final String ERASURE = "erasure:";
    private static final String ANCHOR = "anchor:";

    /** The digest of who, from where, what and details, as they are. */
    static String content(AuditEntry entry, String salt) {
        return Digests.of(List.of(salt, entry.who(), entry.from().orElse(""), entry.what(), entry.details()));
    }

    /** The digest that the entry should have. It covers the content by its digest, so that the content can be erased. */
    static String digest(String previous, AuditEntry entry, String content, String seal) {
        return Digests.of(
                List.of(previous, Long.toString(entry.id()), entry.at().toString(), content, seal));
    }

    /** Vouches for what an erasure changed. */
    static String erasure(List<Erased> erased) {
        return ERASURE
                + Digests.of(erased.stream()
                        .flatMap(one -> List.of(Long.toString(one.entry()), one.content()).stream())
                        .toList());
    }

    /** Vouches for the entry that the first one follows after a pruning. */
    static String anchor(long id, String digest) {
        return ANCHOR + Digests.of(List.of(Long.toString(id), digest));
    }

    boolean isOfErasure() {
        return seal.startsWith(ERASURE);
    }

    boolean isIntact() {
        return content.equals(content(entry, salt));
    }

    /**
     * An entry that an erasure changed.
     *
     * @param content the digest of what was left of it
     */
    record Erased(long entry, String content) {}
}
