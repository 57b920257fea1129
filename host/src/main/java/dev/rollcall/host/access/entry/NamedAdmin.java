package dev.rollcall.host.access.entry;

/**
 * Who is configured to be the first ADMIN.
 *
 * @param name to log in with
 * @param password theirs
 */
public record NamedAdmin(String name, String password) {
    @Override
    public String toString() {
        return "NamedAdmin[" + name + "]";
    }
}
