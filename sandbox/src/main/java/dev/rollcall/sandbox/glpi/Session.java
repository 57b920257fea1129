package dev.rollcall.sandbox.glpi;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who asks, as it was at the login: rights, profile and entities of a session do not follow later changes of them.
 *
 * @param rights bits by the name of the right
 * @param scope the active entities
 */
record Session(
        String token, int user, int profile, Map<String, Integer> rights, Scope scope, Messages.Language language) {
    static final int READ = 1;
    static final int UPDATE = 2;
    static final int CREATE = 4;
    static final int DELETE = 8;
    static final int PURGE = 16;

    /**
     * The entities that a session sees.
     *
     * @param active the one that new rows come into
     * @param recursive as the API shows it: the number 1, or {@code true}
     */
    record Scope(int active, Object recursive, Collection<Integer> all) {
        Scope {
            all = Set.copyOf(all);
        }

        Set<Integer> sorted() {
            return new TreeSet<>(all);
        }
    }

    boolean may(String right, int bit) {
        return right.isEmpty() || (rights.getOrDefault(right, 0) & bit) != 0;
    }

    boolean sees(int entity) {
        return scope.all().contains(entity);
    }

    Session with(Scope other) {
        return new Session(token, user, profile, rights, other, language);
    }
}
