package dev.rollcall.sandbox.snipeit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the users' table; {@link Row#name} is unused, people have two names. */
final class User extends Row {
    String firstName = "";

    @Nullable
    String lastName;

    String username;

    @Nullable
    String email;

    @Nullable
    String employeeNumber;

    boolean activated;
    boolean twoFactorEnrolled;
    int companyId;
    int locationId;
    final Map<String, Object> permissions = new LinkedHashMap<>();

    User(int id, String username) {
        super(id, username);
        this.username = username;
    }

    String fullName() {
        return lastName == null ? firstName : firstName + " " + lastName;
    }

    boolean isSuperuser() {
        return isGranted("superuser");
    }

    /** Whether the user may do that; the role {@code admin} may do all but read encrypted values. */
    boolean may(String permission) {
        if (isSuperuser()) {
            return true;
        }
        if (isGranted("admin") && !permission.equals("assets.view.encrypted_custom_fields")) {
            return true;
        }
        return isGranted(permission);
    }

    private boolean isGranted(String permission) {
        return "1".equals(String.valueOf(permissions.get(permission)));
    }
}
