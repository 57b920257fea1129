package dev.rollcall.host.asset;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whom or what an asset is assigned to. Compared by the platform's id alone (R14). */
public sealed interface Holder permits Holder.Person, Holder.Location, Holder.OtherAsset, Holder.Nobody {
    Holder NOBODY = new Nobody();

    /** The platform's id; empty for nobody. */
    String id();

    /** Whether both are the same holder, by kind and id alone: names change, and some platforms show them to some only. */
    static boolean isSame(Holder one, Holder other) {
        return one.getClass().equals(other.getClass()) && one.id().equals(other.id());
    }

    /** Calls the function for the kind of holder this is. */
    <R> R match(
            Function<Person, ? extends R> person,
            Function<Location, ? extends R> location,
            Function<OtherAsset, ? extends R> otherAsset,
            Function<Nobody, ? extends R> nobody);

    /**
     * A person: the only kind of holder that rules replace (R16).
     *
     * @param id the platform's id of the user
     * @param name for people; no part of what makes two persons equal
     */
    record Person(String id, String name) implements Holder {
        @Override
        public <R> R match(
                Function<Person, ? extends R> person,
                Function<Location, ? extends R> location,
                Function<OtherAsset, ? extends R> otherAsset,
                Function<Nobody, ? extends R> nobody) {
            return person.apply(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this || (other instanceof Person someone && someone.id.equals(id));
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A place. */
    record Location(String id, String name) implements Holder {
        @Override
        public <R> R match(
                Function<Person, ? extends R> person,
                Function<Location, ? extends R> location,
                Function<OtherAsset, ? extends R> otherAsset,
                Function<Nobody, ? extends R> nobody) {
            return location.apply(this);
        }

        @Override
        public String toString() {
            return "the location " + name;
        }
    }

    /** Another asset: a docking station, a rack. */
    record OtherAsset(String id, String name) implements Holder {
        @Override
        public <R> R match(
                Function<Person, ? extends R> person,
                Function<Location, ? extends R> location,
                Function<OtherAsset, ? extends R> otherAsset,
                Function<Nobody, ? extends R> nobody) {
            return otherAsset.apply(this);
        }

        @Override
        public String toString() {
            return "the asset " + name;
        }
    }

    /** Not assigned. */
    record Nobody() implements Holder {
        @Override
        public String id() {
            return "";
        }

        @Override
        public <R> R match(
                Function<Person, ? extends R> person,
                Function<Location, ? extends R> location,
                Function<OtherAsset, ? extends R> otherAsset,
                Function<Nobody, ? extends R> nobody) {
            return nobody.apply(this);
        }

        @Override
        public String toString() {
            return "nobody";
        }
    }
}
