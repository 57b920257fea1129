package dev.rollcall.intune;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.http.SourceHttp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks the users of devices up, beside the list. Of one reading: a user is asked for once in it. */
final class IntuneUserLookup {
    private final SourceHttp http;
    private final IntunePolicy policy;
    /** By their ids; empty for one that the directory does not have. */
    private final Map<String, Optional<ObservedUser>> users = new HashMap<>();

    IntuneUserLookup(SourceHttp http, IntunePolicy policy) {
        this.http = http;
        this.policy = policy;
    }

    /**
     * The users of devices, by the devices' ids; nothing for a device whose user is as its record says.
     *
     * @param records by the devices' ids
     */
    Map<String, ObservedUser> of(Map<String, IntuneApi.ManagedDevice> records)
            throws SourceException, InterruptedException {
        try {
            return switch (policy.users()) {
                case DEVICE -> Map.of();
                case DIRECTORY -> directory(records);
                case PRIMARY -> primary(records);
            };
        } catch (SourceException e) {
            throw naming(e);
        }
    }

    /** The failure of a question for users, with the permission named where one is missing. */
    static SourceException naming(SourceException failure) {
        if (failure.kind() != SourceException.Kind.PERMISSION) {
            return failure;
        }
        var fault = IntuneFaults.usersForbidden();
        return new SourceException(fault.kind(), fault.happened(), fault.cure(), failure);
    }

    private Map<String, ObservedUser> primary(Map<String, IntuneApi.ManagedDevice> records)
            throws SourceException, InterruptedException {
        var parts = records.entrySet().stream()
                .filter(entry -> !IntuneUsers.isManagers(entry.getValue(), policy))
                .map(entry -> IntuneApi.primaryUsers(entry.getKey()))
                .toList();
        var found = new HashMap<String, ObservedUser>();
        IntuneBatch.send(http, parts, new IntuneBatch.Answers() {
            @Override
            public void found(String id, JsonNode body) throws SourceException {
                var listed = IntuneUsers.listed(Objects.requireNonNull(records.get(id)), policy);
                found.put(id, IntuneUsers.primary(list(body), listed, policy));
            }

            @Override
            public void absent(String id) {
                found.put(id, ObservedUser.notReported("the device was deleted while it was read"));
            }
        });
        return found;
    }

    private static JsonNode list(JsonNode body) throws SourceException {
        if (body.path("value").isArray()) {
            return body.path("value");
        }
        throw new SourceException(
                SourceException.Kind.MALFORMED,
                "Microsoft Graph's answer to the question for a device's primary users has no list of users.",
                "Try again later; if it stays so, report it to the maker of the plugin.");
    }

    private Map<String, ObservedUser> directory(Map<String, IntuneApi.ManagedDevice> records)
            throws SourceException, InterruptedException {
        var listed = new LinkedHashMap<String, AssignedUser>();
        records.forEach((id, record) -> {
            if (IntuneUsers.listed(record, policy) instanceof AssignedUser user
                    && user.userId().isPresent()) {
                listed.put(id, user);
            }
        });
        fetch(listed.values());
        var found = new HashMap<String, ObservedUser>();
        listed.forEach((id, user) -> found.put(id, known(user).orElseGet(() -> IntuneUsers.deleted(user))));
        return found;
    }

    private void fetch(Iterable<AssignedUser> listed) throws SourceException, InterruptedException {
        var wanted = new LinkedHashMap<String, AssignedUser>();
        for (var user : listed) {
            var id = user.userId().orElseThrow();
            if (!users.containsKey(id)) {
                wanted.putIfAbsent(id, user);
            }
        }
        List<IntuneApi.Part> parts = new ArrayList<>();
        wanted.keySet().forEach(id -> parts.add(IntuneApi.user(id)));
        IntuneBatch.send(http, parts, new IntuneBatch.Answers() {
            @Override
            public void found(String id, JsonNode body) {
                var email = Objects.requireNonNull(wanted.get(id)).email();
                users.put(id, Optional.of(IntuneUsers.directory(body, policy, email)));
            }

            @Override
            public void absent(String id) {
                users.put(id, Optional.empty());
            }
        });
    }

    private Optional<ObservedUser> known(AssignedUser user) {
        return users.getOrDefault(user.userId().orElseThrow(), Optional.empty());
    }
}
