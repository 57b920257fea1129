package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.Category;
import dev.rollcall.sandbox.snipeit.Catalogue.Company;
import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Fieldset;
import dev.rollcall.sandbox.snipeit.Catalogue.Location;
import dev.rollcall.sandbox.snipeit.Catalogue.Manufacturer;
import dev.rollcall.sandbox.snipeit.Catalogue.Member;
import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a platform starts with. Every method stores a row as the database's own console would, without rules and
 * without a log entry, and answers its id; ids rise from 1 in each table.
 *
 * <p>Not safe for several threads. Once a server runs on it, change it through {@link SnipeIt#edit} only.
 */
public final class SnipeItWorld {
    /** The superuser of a fresh installation; also what {@link #ADMIN_TOKEN} belongs to. */
    public static final int ADMIN = 1;

    /** The token that a fresh installation's superuser has. */
    public static final String ADMIN_TOKEN = "admin";

    /** The permissions that a client which keeps assets in step needs. */
    public static final List<String> SYNC_PERMISSIONS = List.of(
            "assets.view",
            "assets.edit",
            "assets.create",
            "assets.checkout",
            "assets.checkin",
            "users.view",
            "models.view",
            "statuslabels.view",
            "customfields.view");

    private final SnipeItVersion version;
    private final Database database;
    private final Tokens tokens;

    private SnipeItWorld(SnipeItVersion version, InstantSource clock) {
        this.version = version;
        this.database = new Database(new Settings(), clock);
        this.tokens = new Tokens(database);
    }

    /** A fresh v8.1.4 on the system's clock. */
    public static SnipeItWorld fresh() {
        return fresh(SnipeItVersion.V8_1_4, InstantSource.system());
    }

    /**
     * A fresh installation: a superuser with a token, the labels Pending, Ready to Deploy and Archived, a category for
     * software and a fieldset with a MAC address.
     *
     * @param clock what time it is there, for time stamps and the throttle
     */
    public static SnipeItWorld fresh(SnipeItVersion version, InstantSource clock) {
        SnipeItWorld world = new SnipeItWorld(version, clock);
        world.user(
                "admin",
                draft -> draft.name("Admin", "User").email("admin@example.com").permissions(List.of("superuser")));
        world.token(ADMIN_TOKEN, ADMIN);
        world.installedLabel(
                "Pending",
                LabelType.PENDING,
                "These assets are not yet ready to be deployed, usually because of configuration or waiting on parts.");
        world.installedLabel("Ready to Deploy", LabelType.DEPLOYABLE, "These assets are ready to deploy.");
        world.installedLabel("Archived", LabelType.ARCHIVED, "These assets are no longer in circulation or viable.");
        world.database.catalogue.categories.add(id -> new Category(id, "Misc Software", "license"));
        int mac = world.field(FieldSpec.of("MAC Address", "MAC"));
        found(world.database.catalogue.fields, mac).createdAt = 0;
        Fieldset fieldset = world.database.catalogue.fieldsets.add(id -> new Fieldset(id, "Asset with MAC Address"));
        world.addMember(fieldset, mac, false, 1);
        return world;
    }

    Database database() {
        return database;
    }

    Tokens tokens() {
        return tokens;
    }

    SnipeItVersion version() {
        return version;
    }

    /** The settings; after the start through {@link SnipeIt#settings}. */
    public Settings settings() {
        return database.settings;
    }

    private void installedLabel(String name, LabelType type, String notes) {
        StatusLabel label = database.catalogue.labels.add(id -> new StatusLabel(id, name, type));
        label.notes = notes;
        label.createdBy = ADMIN;
    }

    public int label(String name, LabelType type) {
        return stamped(database.catalogue.labels.add(id -> new StatusLabel(id, name, type)));
    }

    /** A category of assets. */
    public int category(String name) {
        return stamped(database.catalogue.categories.add(id -> new Category(id, name, "asset")));
    }

    /** Whether a category asks for acceptance at each checkout. */
    public void acceptanceRequired(int categoryId, boolean required) {
        Category category = found(database.catalogue.categories, categoryId);
        category.acceptanceRequired = required;
        category.updatedAt = database.now();
    }

    public int manufacturer(String name) {
        return stamped(database.catalogue.manufacturers.add(id -> new Manufacturer(id, name)));
    }

    /**
     * A model.
     *
     * @param number the model number; null for none
     * @param manufacturerId 0 for none
     * @param fieldsetId 0 for none
     */
    public int model(String name, @Nullable String number, int categoryId, int manufacturerId, int fieldsetId) {
        Model model = database.catalogue.models.add(id -> new Model(id, name));
        model.number = number;
        model.categoryId = categoryId;
        model.manufacturerId = manufacturerId;
        model.fieldsetId = fieldsetId;
        return stamped(model);
    }

    /** Deletes a model softly although assets have it, which blocks every write to them. */
    public void deleteModel(int modelId) {
        found(database.catalogue.models, modelId).deletedAt = database.now();
    }

    public int field(FieldSpec spec) {
        CustomField field = database.catalogue.fields.add(id -> new CustomField(id, spec.name()));
        field.format = spec.format();
        field.element = spec.element();
        field.isUnique = spec.isUnique();
        field.isEncrypted = spec.isEncrypted();
        return stamped(field);
    }

    /** The column of a field, by which PATCH and filters name it. */
    public String column(int fieldId) {
        return found(database.catalogue.fields, fieldId).column();
    }

    public int fieldset(String name, int... fieldIds) {
        Fieldset fieldset = database.catalogue.fieldsets.add(id -> new Fieldset(id, name));
        for (int fieldId : fieldIds) {
            addMember(fieldset, fieldId, false, fieldset.members.size());
        }
        return stamped(fieldset);
    }

    /** Makes a field of a fieldset required, or no longer; a field that is not in yet is added. */
    public void required(int fieldsetId, int fieldId, boolean required) {
        Fieldset fieldset = found(database.catalogue.fieldsets, fieldsetId);
        List<Member> members = fieldset.members;
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).field().id == fieldId) {
                members.set(
                        i,
                        new Member(
                                members.get(i).field(), required, members.get(i).order()));
                return;
            }
        }
        addMember(fieldset, fieldId, required, members.size());
    }

    private void addMember(Fieldset fieldset, int fieldId, boolean required, int order) {
        fieldset.members.add(new Member(found(database.catalogue.fields, fieldId), required, order));
    }

    public int company(String name) {
        return stamped(database.catalogue.companies.add(id -> new Company(id, name)));
    }

    public int location(String name) {
        return stamped(database.catalogue.locations.add(id -> new Location(id, name)));
    }

    public int user(String username, Consumer<UserDraft> draft) {
        User user = database.users.add(id -> new User(id, username));
        user.activated = true;
        draft.accept(new UserDraft(user));
        database.touchUsers();
        return stamped(user);
    }

    /** Changes a user that is there. */
    public void changeUser(int userId, Consumer<UserDraft> draft) {
        draft.accept(new UserDraft(found(database.users, userId)));
        database.touchUsers();
    }

    /** Removes a user's row altogether, as only the database's console can. */
    public void eraseUser(int userId) {
        database.users.replace(userId, null);
        database.touchUsers();
    }

    /** Issues a token; several may belong to one user. */
    public void token(String token, int userId) {
        tokens.issue(token, userId);
    }

    public void revoke(String token) {
        tokens.revoke(token);
    }

    /** An asset, by default with the next automatic tag. */
    public int asset(Consumer<AssetDraft> draft) {
        Asset asset = new Asset(database.nextAssetId());
        asset.tag = database.nextTag();
        asset.createdAt = database.now();
        asset.updatedAt = asset.createdAt;
        asset.createdBy = ADMIN;
        draft.accept(new AssetDraft(asset));
        database.insert(asset);
        return asset.id;
    }

    /** Changes an asset that is there. */
    public void changeAsset(int assetId, Consumer<AssetDraft> draft) {
        database.tamper(assetId, asset -> draft.accept(new AssetDraft(asset)));
    }

    /** Makes {@code id} the next asset's; those in between stay unused. */
    public void skipToAsset(int id) {
        database.skipToAsset(id);
    }

    /** Makes {@code id} the next user's; those in between stay unused. */
    public void skipToUser(int id) {
        database.users.skipTo(id);
    }

    /** Makes {@code id} the next log entry's. */
    public void skipToLog(int id) {
        database.skipToLog(id);
    }

    private int stamped(Row row) {
        Listing.stampNew(database, row);
        return row.id;
    }

    private static <T> T found(Table<T> table, int id) {
        T row = table.find(id);
        if (row == null) {
            throw new IllegalArgumentException("There is no row " + id + ". Name one that the world holds.");
        }
        return row;
    }
}
