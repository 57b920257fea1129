package dev.rollcall.sandbox.snipeit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The small tables: what describes assets and says where they may go. */
final class Catalogue {
    final Table<StatusLabel> labels = new Table<>();
    final Table<Category> categories = new Table<>();
    final Table<Manufacturer> manufacturers = new Table<>();
    final Table<Model> models = new Table<>();
    final Table<CustomField> fields = new Table<>();
    final Table<Fieldset> fieldsets = new Table<>();
    final Table<Company> companies = new Table<>();
    final Table<Location> locations = new Table<>();

    static final class StatusLabel extends Row {
        LabelType type;

        @Nullable
        String notes;

        StatusLabel(int id, String name, LabelType type) {
            super(id, name);
            this.type = type;
        }
    }

    static final class Category extends Row {
        final String type;
        boolean acceptanceRequired;

        Category(int id, String name, String type) {
            super(id, name);
            this.type = type;
        }
    }

    static final class Manufacturer extends Row {
        @Nullable
        String url;

        @Nullable
        String supportUrl;

        @Nullable
        String warrantyLookupUrl;

        Manufacturer(int id, String name) {
            super(id, name);
        }
    }

    static final class Model extends Row {
        @Nullable
        String number;

        int categoryId;
        int manufacturerId;
        int fieldsetId;

        Model(int id, String name) {
            super(id, name);
        }
    }

    static final class Company extends Row {
        Company(int id, String name) {
            super(id, name);
        }
    }

    static final class Location extends Row {
        Location(int id, String name) {
            super(id, name);
        }
    }

    static final class CustomField extends Row {
        String format = "ANY";
        String element = "text";

        @Nullable
        String values;

        boolean isUnique;
        boolean isEncrypted;
        private String column;

        CustomField(int id, String name) {
            super(id, name);
            column = columnOf(id, name);
        }

        /** The column, which is named after the field and its id: it differs on every installation. */
        String column() {
            return column;
        }

        /** Renames the field and with it its column. */
        void rename(String newName) {
            name = newName;
            column = columnOf(id, newName);
        }

        private static String columnOf(int id, String name) {
            return "_snipeit_" + Text.slug(name, '_') + "_" + id;
        }

        boolean isBoolean() {
            return format.equals("BOOLEAN");
        }
    }

    static final class Fieldset extends Row {
        final List<Member> members = new ArrayList<>();

        Fieldset(int id, String name) {
            super(id, name);
        }

        boolean contains(int fieldId) {
            return members.stream().anyMatch(member -> member.field().id == fieldId);
        }
    }

    /** A field's place in a fieldset. */
    record Member(CustomField field, boolean required, int order) {}

    @Nullable
    Fieldset fieldsetOf(int modelId) {
        Model model = models.find(modelId);
        return model == null ? null : fieldsets.find(model.fieldsetId);
    }

    List<Member> membersOf(int modelId) {
        Fieldset fieldset = fieldsetOf(modelId);
        return fieldset == null ? List.of() : fieldset.members;
    }

    @Nullable
    CustomField fieldByColumn(String column) {
        for (CustomField field : fields.all()) {
            if (field.column().equals(column)) {
                return field;
            }
        }
        return null;
    }

    StatusLabel label(int id) {
        StatusLabel label = labels.find(id);
        if (label == null) {
            throw new IllegalStateException("No status label " + id + ". Give the world one with that id.");
        }
        return label;
    }
}
