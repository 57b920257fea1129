package dev.rollcall.host.command;

import tools.jackson.databind.JsonNode;

/** A run with its report and all its changes, for programs. */
final class RunDocument {
    private static final int AT_ONCE = 1000;

    private RunDocument() {}

    static JsonNode of(HostClient client, String id) throws CommandException, InterruptedException {
        var document = HostClient.JSON.createObjectNode();
        document.set("run", client.get("/runs/" + HostClient.segment(id)));
        document.putArray("changes").addAll(client.list(changes(id, ""), Integer.MAX_VALUE));
        return document;
    }

    /** Where the changes of a run are; in one state only, unless that is empty. */
    static String changes(String id, String state) {
        return "/runs/" + HostClient.segment(id) + "/changes?limit=" + AT_ONCE
                + (state.isEmpty() ? "" : "&state=" + state);
    }
}
