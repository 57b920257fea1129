package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.CreateOutcome;
import dev.rollcall.host.asset.NewAsset;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.UnknownOutcomeException;
import dev.rollcall.host.asset.WriteOutcome;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * R13: makes one asset. What is of the item's own row is made at once; the rest, and what a business rule changed of it,
 * is written as on any other asset: a break in between leaves an asset that R11 and R12 complete.
 */
final class Creator {
    private static final Set<String> COLUMNS =
            Set.of("id", "name", "serial", "otherserial", "is_template", "is_deleted");

    private final Tools tools;
    private final Set<ItemType> types;
    private final NewAsset wanted;

    Creator(Tools tools, NewAsset wanted) {
        this.tools = tools;
        this.types = tools.scheme().settings().types();
        this.wanted = wanted;
    }

    /** An item that has the serial. */
    private record Holding(ItemType type, JsonNode row) {
        boolean isInTrash() {
            return GlpiText.isOn(row, "is_deleted");
        }

        Ref ref() {
            return Ref.of(type, GlpiText.id(row, "id"));
        }

        String sentences() {
            var number = GlpiText.at(row, "otherserial").strip();
            var name = number.isEmpty() ? GlpiText.at(row, "name").strip() : number;
            var what = ref() + (name.isEmpty() ? "" : " (" + name + ")");
            return isInTrash()
                    ? "The serial is on " + what + " in GLPI's trash, so none is made. Restore it, or purge it."
                    : "The serial is on " + what
                            + " by now. The next run matches it, if its type is one of the assets'.";
        }
    }

    CreateOutcome create() throws InterruptedException {
        try {
            var present = present();
            if (present.isPresent()) {
                return new CreateOutcome.Present(present.get().sentences());
            }
            var type = type();
            return completed(made(type, row(type)));
        } catch (PlatformException e) {
            return new CreateOutcome.Failed(e);
        }
    }

    /** In all of GLPI's tables, whether they are assets here or not, before the trash. */
    private Optional<Holding> present() throws PlatformException, InterruptedException {
        for (var suffix : List.of("", "&is_deleted=true")) {
            for (var type : ItemType.values()) {
                var found = present(type, suffix);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Holding> present(ItemType type, String suffix) throws PlatformException, InterruptedException {
        var serial = GlpiText.serial(wanted.serial());
        var path = "/" + type.glpi() + "?" + GlpiText.serialLike("serial", wanted.serial()) + suffix;
        try {
            return tools.api().list(path, COLUMNS).stream()
                    .filter(row -> GlpiText.serial(GlpiText.at(row, "serial")).equals(serial))
                    .filter(row -> !GlpiText.isOn(row, "is_template"))
                    .findFirst()
                    .map(row -> new Holding(type, row));
        } catch (PlatformException e) {
            // A type that holds no assets here need not be readable.
            if (types.contains(type) || e.kind() != FailureKind.CONFIGURATION) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Phones and tablets are told by their system. */
    private ItemType type() throws PlatformException {
        var system = wanted.specs().text(StandardSpecs.OS).orElse("").toLowerCase(Locale.ROOT);
        var isHandheld = system.equals("ios") || system.equals("ipados") || system.startsWith("android");
        if (isHandheld && types.contains(ItemType.PHONE)) {
            return ItemType.PHONE;
        }
        if (types.contains(ItemType.COMPUTER)) {
            return ItemType.COMPUTER;
        }
        throw Job.rejected(
                "No type that the settings name is made for a device with "
                        + (system.isEmpty() ? "an unknown system" : "the system " + GlpiText.quoted(system)) + ".",
                "Add Computer to the types in the platform's settings, or make the asset by hand.");
    }

    private Map<String, Object> row(ItemType type) throws PlatformException, InterruptedException {
        var creation = tools.scheme().settings().creation();
        var row = new HashMap<String, Object>();
        row.putAll(new Models(tools.dropdowns(), creation).columns(type, wanted.specs()));
        row.put("serial", wanted.serial().strip());
        row.put(
                "name",
                wanted.specs()
                        .text(StandardSpecs.NAME)
                        .filter(name -> !name.isBlank())
                        .orElse(wanted.serial())
                        .strip());
        row.put("states_id", GlpiText.number(wanted.status().id()));
        if (!creation.entity().isBlank()) {
            row.put("entities_id", new Entities(tools.api()).id(creation.entity()));
        }
        return row;
    }

    private Ref made(ItemType type, Map<String, Object> row) throws PlatformException, InterruptedException {
        try {
            var made = tools.api().post(type.glpi(), List.of(row)).first();
            if (made != null && made.isDone()) {
                return Ref.of(type, made.id());
            }
            throw refused(type, made);
        } catch (UnknownOutcomeException e) {
            // It was made if the serial is there now, for nobody had it just before.
            return present(type, "").map(Holding::ref).orElseThrow(e::failure);
        }
    }

    private static PlatformException refused(ItemType type, Written.@Nullable Row made) {
        var said = made == null ? "" : made.said();
        return Job.rejected(
                "GLPI refused to make the asset"
                        + (said.isEmpty() ? " without saying why." : ": " + GlpiText.quoted(said) + "."),
                "Give the user's profile the right Create of '" + type.page()
                        + "' in the entity of new assets; if it has it, correct what GLPI names.");
    }

    /** R11 and R12 do in the next run what could not be done now. */
    private CreateOutcome completed(Ref ref) throws PlatformException, InterruptedException {
        var asset = new Fresh(tools)
                .look(List.of(ref), EnumSet.allOf(Fresh.Part.class))
                .assets()
                .get(ref);
        if (asset == null) {
            throw GlpiApi.misunderstood("the new asset " + ref);
        }
        var rest = specs(asset).withStatus(wanted.status());
        for (var link : wanted.links().entrySet()) {
            rest = rest.withLink(link.getKey(), link.getValue());
        }
        var complete = written(asset, rest);
        if (wanted.holder().isEmpty() || !(complete instanceof CreateOutcome.Created created)) {
            return complete;
        }
        var given = written(
                created.asset(), AssetEdit.NOTHING.withHolder(wanted.holder().get()));
        return given instanceof CreateOutcome.Created after
                ? new CreateOutcome.Created(after.asset(), (created.remark() + " " + after.remark()).strip())
                : given;
    }

    private AssetEdit specs(Asset asset) {
        var texts = new HashMap<SpecKey<?>, String>();
        for (var key : asset.specs().keys()) {
            wanted.specs().text(key).filter(text -> !text.isEmpty()).ifPresent(text -> texts.put(key, text));
        }
        return AssetEdit.NOTHING.withSpecs(texts);
    }

    private CreateOutcome written(Asset asset, AssetEdit edit) throws PlatformException, InterruptedException {
        var writes = List.of(new AssetWrite(asset, edit, wanted.why()));
        return new BatchWriter(tools).write(writes).get(0).match(new AfterWrite(asset));
    }

    /** The asset is there, whatever became of the rest. */
    private record AfterWrite(Asset asset) implements WriteOutcome.Cases<CreateOutcome> {
        @Override
        public CreateOutcome done(WriteOutcome.Done done) {
            return new CreateOutcome.Created(done.after(), "");
        }

        @Override
        public CreateOutcome stale(WriteOutcome.Stale stale) {
            return new CreateOutcome.Created(asset, stale.what());
        }

        @Override
        public CreateOutcome refused(WriteOutcome.Refused refused) {
            return new CreateOutcome.Created(asset, refused.failure().getMessage());
        }

        @Override
        public CreateOutcome unfinished(WriteOutcome.Unfinished unfinished) {
            return new CreateOutcome.Created(asset, unfinished.failure().getMessage());
        }
    }
}
