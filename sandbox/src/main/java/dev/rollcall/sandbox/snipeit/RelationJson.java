package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.Category;
import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Fieldset;
import dev.rollcall.sandbox.snipeit.Catalogue.Manufacturer;
import dev.rollcall.sandbox.snipeit.Catalogue.Member;
import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as Laravel prints them where a transformer is missing: in answers to writes, and inside an asset's row. */
final class RelationJson {
    private final Database database;

    RelationJson(Database database) {
        this.database = database;
    }

    @Nullable
    JsonObject model(int modelId, boolean withCategory) {
        Model model = database.catalogue.models.find(modelId);
        if (model == null) {
            return null;
        }
        Fieldset fieldset = database.catalogue.fieldsets.find(model.fieldsetId);
        JsonObject json = model(model).with("fieldset", fieldset == null ? null : fieldset(fieldset, fieldset.members));
        return withCategory
                ? json.with("category", category(database.catalogue.categories.find(model.categoryId)))
                : json;
    }

    JsonObject model(Model model) {
        return new JsonObject()
                .with("id", model.id)
                .with("name", model.name)
                .with("model_number", model.number)
                .with("min_amt", null)
                .with("manufacturer_id", JsonObject.idOrNull(model.manufacturerId))
                .with("category_id", model.categoryId)
                .with("created_at", Text.iso(model.createdAt))
                .with("updated_at", Text.iso(model.updatedAt))
                .with("depreciation_id", null)
                .with("created_by", null)
                .with("eol", null)
                .with("image", null)
                .with("deprecated_mac_address", 0)
                .with("deleted_at", Text.iso(model.deletedAt))
                .with("fieldset_id", JsonObject.idOrNull(model.fieldsetId))
                .with("notes", null)
                .with("requestable", 0);
    }

    private static @Nullable JsonObject category(@Nullable Category category) {
        if (category == null) {
            return null;
        }
        return new JsonObject()
                .with("id", category.id)
                .with("name", category.name)
                .with("created_at", Text.iso(category.createdAt))
                .with("updated_at", Text.iso(category.updatedAt))
                .with("eula_text", null)
                .with("use_default_eula", 0)
                .with("require_acceptance", JsonObject.bit(category.acceptanceRequired))
                .with("category_type", category.type)
                .with("checkin_email", 0)
                .with("image", null)
                .with("notes", null);
    }

    static JsonObject fieldset(Fieldset fieldset) {
        return new JsonObject()
                .with("id", fieldset.id)
                .with("name", fieldset.name)
                .with("created_at", Text.iso(fieldset.createdAt))
                .with("updated_at", Text.iso(fieldset.updatedAt))
                .with("created_by", null);
    }

    static JsonObject fieldset(Fieldset fieldset, List<Member> members) {
        return fieldset(fieldset)
                .with(
                        "fields",
                        members.stream().map(member -> member(fieldset, member)).toList());
    }

    private static JsonObject member(Fieldset fieldset, Member member) {
        return field(member.field())
                .with(
                        "pivot",
                        new JsonObject()
                                .with("custom_fieldset_id", fieldset.id)
                                .with("custom_field_id", member.field().id)
                                .with("required", JsonObject.bit(member.required()))
                                .with("order", member.order()));
    }

    static JsonObject field(CustomField field) {
        return new JsonObject()
                .with("id", field.id)
                .with("name", field.name)
                .with("format", field.format)
                .with("element", field.element)
                .with("created_at", Text.iso(field.createdAt))
                .with("updated_at", Text.iso(field.updatedAt))
                .with("created_by", null)
                .with("field_values", field.values)
                .with("field_encrypted", JsonObject.bit(field.isEncrypted))
                .with("db_column", field.column())
                .with("help_text", null)
                .with("show_in_email", 0)
                .with("show_in_requestable_list", false)
                .with("is_unique", JsonObject.bit(field.isUnique))
                .with("display_in_user_view", 0)
                .with("auto_add_to_fieldsets", 0)
                .with("show_in_listview", 0)
                .with("display_checkin", 0)
                .with("display_checkout", 0)
                .with("display_audit", 0);
    }

    static JsonObject label(StatusLabel label) {
        return new JsonObject()
                .with("id", label.id)
                .with("name", label.name)
                .with("created_by", null)
                .with("created_at", Text.iso(label.createdAt))
                .with("updated_at", Text.iso(label.updatedAt))
                .with("deployable", JsonObject.bit(label.type == LabelType.DEPLOYABLE))
                .with("pending", JsonObject.bit(label.type == LabelType.PENDING))
                .with("archived", JsonObject.bit(label.type == LabelType.ARCHIVED))
                .with("notes", label.notes)
                .with("color", null)
                .with("show_in_nav", 0)
                .with("default_label", 0);
    }

    static JsonObject manufacturer(Manufacturer manufacturer) {
        return new JsonObject()
                .with("id", manufacturer.id)
                .with("name", manufacturer.name)
                .with("created_at", Text.iso(manufacturer.createdAt))
                .with("updated_at", Text.iso(manufacturer.updatedAt))
                .with("created_by", null)
                .with("deleted_at", null)
                .with("url", manufacturer.url)
                .with("support_url", manufacturer.supportUrl)
                .with("warranty_lookup_url", manufacturer.warrantyLookupUrl)
                .with("support_phone", null)
                .with("support_email", null)
                .with("image", null)
                .with("notes", null);
    }

    @Nullable
    JsonObject user(@Nullable User user) {
        if (user == null) {
            return null;
        }
        JsonObject json = new JsonObject()
                .with("id", user.id)
                .with("email", user.email)
                .with("activated", JsonObject.bit(user.activated))
                .with("created_by", JsonObject.idOrNull(user.createdBy))
                .with("first_name", user.firstName)
                .with("last_name", user.lastName)
                .with("created_at", Text.iso(user.createdAt))
                .with("updated_at", Text.iso(user.updatedAt))
                .with("deleted_at", Text.iso(user.deletedAt))
                .with("location_id", JsonObject.idOrNull(user.locationId))
                .with("employee_num", user.employeeNumber)
                .with("username", user.username)
                .with("company_id", JsonObject.idOrNull(user.companyId))
                .with("two_factor_enrolled", JsonObject.bit(user.twoFactorEnrolled));
        return putConstants(json);
    }

    /** A user who was just given something; the place shows only, as null, where the user has none. */
    @Nullable
    JsonObject holder(int userId) {
        User user = database.users.find(userId);
        JsonObject json = user(user);
        return user != null && json != null && user.locationId == 0 ? json.with("location", null) : json;
    }

    boolean isAcceptanceRequired(int modelId) {
        Model model = database.catalogue.models.find(modelId);
        Category category = model == null ? null : database.catalogue.categories.find(model.categoryId);
        return category != null && category.acceptanceRequired;
    }

    private static JsonObject putConstants(JsonObject json) {
        for (String empty : List.of(
                "activation_code",
                "activated_at",
                "last_login",
                "website",
                "country",
                "gravatar",
                "phone",
                "jobtitle",
                "manager_id",
                "avatar",
                "notes",
                "two_factor_secret",
                "department_id",
                "address",
                "city",
                "state",
                "zip",
                "skin",
                "start_date",
                "end_date",
                "scim_externalid")) {
            json.with(empty, null);
        }
        for (String off : List.of("ldap_import", "two_factor_optin", "remote", "vip", "enable_sounds")) {
            json.with(off, 0);
        }
        return json.with("enable_confetti", 0)
                .with("locale", "en-US")
                .with("show_in_list", 1)
                .with("autoassign_licenses", 1);
    }
}
