package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.ValuePool;

/** The persons of one reading, each once, who hold assets and are found among the users. */
final class Persons {
    private final ValuePool values;

    Persons(ValuePool values) {
        this.values = values;
    }

    ValuePool values() {
        return values;
    }

    /** The same person as met before; a holder that is none stays as it is. */
    Holder shared(Holder holder) {
        return holder instanceof Holder.Person person ? shared(person) : holder;
    }

    Holder.Person shared(Holder.Person person) {
        return values.shared(new Holder.Person(values.shared(person.id()), values.shared(person.name())));
    }
}
