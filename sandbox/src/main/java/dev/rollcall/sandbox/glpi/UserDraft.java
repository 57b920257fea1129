package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user as a world is given it: stored as it is said here, whatever the rules say. */
public final class UserDraft {
    final List<String> emails = new ArrayList<>();
    int profile;
    int entity;
    boolean recursive = true;

    @Nullable
    String password;

    private final Row row;

    UserDraft(Row row) {
        this.row = row;
    }

    public UserDraft name(String firstName, @Nullable String realName) {
        row.put("firstname", firstName).put("realname", realName);
        return this;
    }

    /** One more address; the first one is the default. */
    public UserDraft email(String email) {
        emails.add(email);
        return this;
    }

    public UserDraft active(boolean active) {
        row.put("is_active", active ? 1 : 0);
        return this;
    }

    public UserDraft trashed(boolean trashed) {
        row.put("is_deleted", trashed ? 1 : 0);
        return this;
    }

    /** The profile; 0, as it is at first, for the one of people without any. */
    public UserDraft profile(int profileId) {
        profile = profileId;
        return this;
    }

    /** The entity that the profile holds in; the root one at first. */
    public UserDraft entity(int entityId) {
        entity = entityId;
        return this;
    }

    /** Whether the profile holds in the entities below too, as it does at first. */
    public UserDraft recursive(boolean withChildren) {
        recursive = withChildren;
        return this;
    }

    /** The language of messages, {@code fr_FR}; null for the server's. */
    public UserDraft language(@Nullable String code) {
        row.put("language", code);
        return this;
    }

    /** The password to log in with; null for none. */
    public UserDraft password(@Nullable String newPassword) {
        password = newPassword;
        return this;
    }
}
