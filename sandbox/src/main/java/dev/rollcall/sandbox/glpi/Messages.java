package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.List;

/** What GLPI wants to say to the user within one request, and how it says it. */
final class Messages {
    private final List<String> waiting = new ArrayList<>();
    private String databaseError = "";

    /** The languages that the sandbox speaks. */
    enum Language {
        ENGLISH("Item successfully added: %s", "You don't have permission to perform this action.", "Item not found"),
        FRENCH(
                "Élément ajouté : %s",
                "Vous n'avez pas les droits requis pour réaliser cette action.", "Élément non trouvé");

        private final String added;
        private final String noRight;
        private final String notFound;

        Language(String added, String noRight, String notFound) {
            this.added = added;
            this.noRight = noRight;
            this.notFound = notFound;
        }

        static Language of(String code) {
            return code.startsWith("fr") ? FRENCH : ENGLISH;
        }

        String added(String name) {
            return added.formatted(name);
        }

        String noRight() {
            return noRight;
        }

        String notFound() {
            return notFound;
        }
    }

    void say(String message) {
        waiting.add(message);
    }

    /** Remembers what the database said last: version 10 shows it with all later rows of the request. */
    void databaseError(String message) {
        databaseError = message;
    }

    /** The last thing said since the last time; empty for nothing. */
    String take() {
        String last = waiting.isEmpty() ? databaseError : waiting.get(waiting.size() - 1);
        waiting.clear();
        return last;
    }
}
