package dev.rollcall.host.asset.glpi;

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

    /** The same person as met before, with the name that was met first. */
    Holder.Person shared(Holder.Person person) {
        return values.shared(new Holder.Person(values.shared(person.id()), values.shared(person.name())));
    }

    /** Who was met before with that id; else somebody whom GLPI does not show, and who holds the asset all the same. */
    Holder.Person ofId(long id) {
        return shared(new Holder.Person(Long.toString(id), "user " + id));
    }
}
