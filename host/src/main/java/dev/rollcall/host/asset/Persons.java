package dev.rollcall.host.asset;

/** The persons of one reading, each once, who hold assets and are found among the users. For one thread. */
public final class Persons {
    private final ValuePool values;

    public Persons(ValuePool values) {
        this.values = values;
    }

    /** By which the reading shares what is the same. */
    public ValuePool values() {
        return values;
    }

    /** The same person as met before; a holder that is none stays as it is. */
    public Holder shared(Holder holder) {
        return holder instanceof Holder.Person person ? shared(person) : holder;
    }

    /** The same person as met before, with the name that was met first. */
    public Holder.Person shared(Holder.Person person) {
        return values.shared(new Holder.Person(values.shared(person.id()), values.shared(person.name())));
    }
}
