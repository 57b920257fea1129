package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that is to be written. What was before is the verdict's asset; each change says what is to be after.
 * Changes of one asset are separate (R72): each is journalled, guarded and reverted by itself.
 */
public sealed interface Change extends Decision {

    /** The fields that it writes. */
    Set<Field> fields();

    /** R34, R32: whom to ask before it is written; empty for most. */
    default List<Question> questions() {
        return List.of();
    }

    /**
     * R10: hardware and OS details.
     *
     * @param specs fields of the asset
     * @param model facts that the platform keeps on the asset's model; empty unless the policy lets it be changed
     * @param serial the vendor's text for an empty serial field
     */
    record WriteSpecs(
            Rule rule,
            String reason,
            List<Specs.Difference> specs,
            List<Specs.Difference> model,
            Optional<String> serial)
            implements Change {
        public WriteSpecs {
            specs = List.copyOf(specs);
            model = List.copyOf(model);
        }

        @Override
        public Set<Field> fields() {
            var fields = new HashSet<Field>();
            specs.forEach(difference -> fields.add(Field.spec(difference.key())));
            model.forEach(difference -> fields.add(Field.spec(difference.key())));
            serial.ifPresent(text -> fields.add(Field.SERIAL));
            return fields;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.writeSpecs(this);
        }
    }

    /** R11: somebody for an asset that nobody holds. */
    record Assign(Rule rule, String reason, Holder.Person to) implements Change {
        @Override
        public Set<Field> fields() {
            return Set.of(Field.ASSIGNEE);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.assign(this);
        }
    }

    /** R21: somebody else. */
    record Reassign(Rule rule, String reason, Holder.Person from, Holder.Person to) implements Change {
        @Override
        public Set<Field> fields() {
            return Set.of(Field.ASSIGNEE);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reassign(this);
        }
    }

    /** R22: nobody any more; the status stays. */
    record Clear(Rule rule, String reason, Holder.Person from) implements Change {
        @Override
        public Set<Field> fields() {
            return Set.of(Field.ASSIGNEE);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.clear(this);
        }
    }

    /** R12: a link where there was none. */
    record WriteLink(Rule rule, String reason, String provider, String sourceId) implements Change {
        @Override
        public Set<Field> fields() {
            return Set.of(Field.link(provider));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.writeLink(this);
        }
    }

    /** R12: a link in place of one whose id is gone or superseded. */
    record ReplaceLink(Rule rule, String reason, String provider, String before, String sourceId) implements Change {
        @Override
        public Set<Field> fields() {
            return Set.of(Field.link(provider));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.replaceLink(this);
        }
    }

    /**
     * R32: the device moved to another connection; the person stays.
     *
     * @param elsewhere the name of the connection that has it now
     */
    record ClearLink(
            Rule rule, String reason, String provider, String before, String elsewhere, List<Question> questions)
            implements Change {
        public ClearLink {
            questions = List.copyOf(questions);
        }

        @Override
        public Set<Field> fields() {
            return Set.of(Field.link(provider));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.clearLink(this);
        }
    }

    /**
     * R30: the asset becomes TRANSFERRED, its assignee is cleared, and so are dead links. To be sent as a check-in,
     * then one change of status and links: broken off in between, the asset is still ALLOCATED and linked, and the next
     * run ends it again.
     *
     * @param status what it becomes
     * @param provider the run's own
     * @param clearedLinks by provider, the dead ids
     * @param questions to be asked and {@linkplain Confirmation settled} before anything is sent
     * @param retroactive whether it was sighted only before the opt-in, and waits for a person (R33)
     */
    record End(
            Rule rule,
            String reason,
            AssetStatus status,
            String provider,
            Map<String, String> clearedLinks,
            List<Question> questions,
            boolean retroactive)
            implements Change {
        public End {
            clearedLinks = Map.copyOf(clearedLinks);
            questions = List.copyOf(questions);
        }

        @Override
        public Set<Field> fields() {
            var fields = new HashSet<>(Set.of(Field.STATUS, Field.ASSIGNEE));
            clearedLinks.keySet().forEach(cleared -> fields.add(Field.link(cleared)));
            return fields;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.end(this);
        }
    }

    /**
     * R40: the asset becomes ALLOCATED again. To be sent as one change of status and links, then the change of holder:
     * broken off in between, R11, R21 and R22 do the rest.
     *
     * @param status what it becomes
     * @param provider of the new link
     * @param sourceId the new link
     * @param clearedLinks by other provider, the dead ids
     * @param holder who holds it afterwards; empty where the holder stays
     */
    record Recover(
            Rule rule,
            String reason,
            AssetStatus status,
            String provider,
            String sourceId,
            Map<String, String> clearedLinks,
            Optional<Holder> holder)
            implements Change {
        public Recover {
            clearedLinks = Map.copyOf(clearedLinks);
        }

        @Override
        public Set<Field> fields() {
            var fields = new HashSet<>(Set.of(Field.STATUS, Field.link(provider)));
            clearedLinks.keySet().forEach(cleared -> fields.add(Field.link(cleared)));
            holder.ifPresent(changed -> fields.add(Field.ASSIGNEE));
            return fields;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.recover(this);
        }
    }

    /**
     * R13: an asset for a device that the platform does not hold. Right before, the serial is looked up again; one
     * creation at a time.
     *
     * @param serial the vendor's text
     * @param status what it gets
     * @param specs everything reported, model included
     * @param assignee who gets it; empty for nobody
     */
    record Create(
            Rule rule,
            String reason,
            String serial,
            AssetStatus status,
            String provider,
            String sourceId,
            Specs specs,
            Optional<Assignee> assignee)
            implements Change {
        @Override
        public Set<Field> fields() {
            return Set.of();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.create(this);
        }
    }

    /** Who gets a created asset. */
    sealed interface Assignee {
        /** Somebody whom the platform knows. */
        record Known(Holder.Person person) implements Assignee {}

        /** R14: somebody to be made first. */
        record Unknown(String email, String firstName, String lastName) implements Assignee {}
    }
}
