package dev.rollcall.sandbox.glpi;

import java.util.Arrays;
import java.util.List;

/** Finds what answers a request, and answers what goes wrong as GLPI does. */
final class Routes {
    private final Database database;
    private final Gate gate;
    private final SessionRoutes sessionRoutes;
    private final ItemReads reads;
    private final Listing listing;
    private final Writes writes;
    private final MassiveActions massiveActions;
    private final SearchRoutes search;
    private final AgentRoutes agents;
    private final String baseUrl;

    Routes(Database database, Sessions sessions, Writer writer, String baseUrl) {
        this.database = database;
        this.baseUrl = baseUrl;
        String apiUrl = baseUrl + database.version.ownPath();
        Access access = new Access(database);
        Names names = new Names(database);
        this.gate = new Gate(database, sessions);
        this.sessionRoutes = new SessionRoutes(database, sessions, apiUrl);
        this.reads = new ItemReads(database, access, names, apiUrl);
        this.listing = new Listing(database, access, names, apiUrl);
        this.writes = new Writes(database, access, writer, apiUrl);
        this.massiveActions = new MassiveActions(database, writes);
        this.search = new SearchRoutes(database, access);
        this.agents = new AgentRoutes(new Agents(database, writer));
    }

    /** Answers a request; the caller holds the database's lock. */
    Reply answer(Request request) {
        if (request.path().equals("/front/inventory.php")) {
            return agents.inventory(request);
        }
        if (!request.isForApi(database.version)) {
            return Reply.html(404, "Not Found");
        }
        try {
            return api(request);
        } catch (ApiError e) {
            return refusal(e);
        }
    }

    private Reply refusal(ApiError error) {
        Object detail = error.detail();
        if (error.isDocumented()) {
            // Before a request is read as a whole, GLPI does not know its own address.
            String root =
                    error.code().equals("ERROR_JSON_PAYLOAD_FORBIDDEN") ? "" : baseUrl + database.version.ownPath();
            detail = detail + "; view documentation in your browser at " + root + "/#" + error.code();
        }
        return Reply.json(error.status(), Arrays.asList(error.code(), detail));
    }

    private Reply api(Request request) {
        gate.check(request);
        String resource = request.segment(0);
        if (resource.equals("initSession")) {
            return sessionRoutes.begin(request);
        }
        Call call = new Call(request, gate.session(request));
        return switch (resource) {
            case "killSession" -> sessionRoutes.end(call);
            case "getMyProfiles" -> sessionRoutes.myProfiles(call);
            case "getActiveProfile" -> sessionRoutes.activeProfile(call);
            case "getMyEntities" -> sessionRoutes.myEntities(call);
            case "getActiveEntities" -> sessionRoutes.activeEntities(call);
            case "changeActiveEntities" -> sessionRoutes.changeEntities(call);
            case "getFullSession" -> sessionRoutes.fullSession(call);
            case "getGlpiConfig" -> sessionRoutes.config();
            case "getMultipleItems" -> reads.several(call);
            case "listSearchOptions" -> search.options(call);
            case "search" -> search.search(call);
            case "getMassiveActions" -> massiveActions.list(call);
            case "applyMassiveAction" -> massiveActions.apply(call);
            default -> items(call);
        };
    }

    private Reply items(Call call) {
        Request request = call.request();
        Table table = database.find(request.segment(0)).orElseThrow(ApiError::unknownType);
        return switch (request.method()) {
            case "GET" -> read(call, table);
            case "POST" -> writes.add(call, table);
            case "PUT", "PATCH" -> writes.update(call, table);
            case "DELETE" -> writes.delete(call, table);
            default -> throw ApiError.documented(400, "ERROR_METHOD_NOT_ALLOWED", "method is not allowed");
        };
    }

    private Reply read(Call call, Table table) {
        Request request = call.request();
        List<String> segments = request.segments();
        if (segments.size() == 1) {
            return listing.all(call, table);
        }
        if (segments.size() == 2) {
            return reads.one(call, table, request.id(1));
        }
        Table children = database.find(request.segment(2)).orElseThrow(ApiError::unknownType);
        Row parent = table.find(request.id(1));
        if (parent == null) {
            throw call.notFound();
        }
        return listing.ofParent(call, parent, children);
    }
}
