package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.Holder;
import java.util.HashMap;
import java.util.Map;

/** The persons of one reading, each once, who hold assets and are found among the users. For one thread. */
final class Persons {
    private final Map<String, Holder.Person> byId = new HashMap<>();

    /** The same person as met before; a holder that is none stays as it is. */
    Holder shared(Holder holder) {
        return holder instanceof Holder.Person person ? shared(person) : holder;
    }

    Holder.Person shared(Holder.Person person) {
        var same = byId.putIfAbsent(person.id(), person);
        return same == null ? person : same;
    }
}
