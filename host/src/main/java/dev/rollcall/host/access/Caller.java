package dev.rollcall.host.access;

import dev.rollcall.host.audit.Author;
import java.io.Serializable;
import java.security.Principal;

/**
 * Who calls.
 *
 * @param kind what sort of caller it is
 * @param id the person's or the token's own; empty for the others
 * @param name unique among all callers; begins sentences
 * @param role what it may do
 * @param address from where it calls; empty if from nowhere, as the host itself
 */
public record Caller(Kind kind, String id, String name, Role role, String address) implements Principal, Serializable {
    /** What callers are. */
    public enum Kind {
        PERSON,
        TOKEN,
        /** A program that signs its messages. */
        SENDER,
        /** The token of the configuration. */
        BOOTSTRAP_TOKEN,
        /** The host, by itself. */
        HOST
    }

    /** The host itself, where nobody calls. */
    public static final Caller HOST = new Caller(Kind.HOST, "", "Rollcall", Role.ADMIN, "");

    /** A person who is logged in. */
    public static Caller person(String id, String name, Role role) {
        return new Caller(Kind.PERSON, id, name, role, "");
    }

    /** An API token. */
    public static Caller token(String id, String name, Role role) {
        return new Caller(Kind.TOKEN, id, tokenName(name), role, "");
    }

    /** The MDM of a connection, which showed its secret: it may tell of devices, by the route for that. */
    public static Caller mdm(String connection) {
        return new Caller(Kind.SENDER, "", "The MDM of " + connection, Role.OPERATOR, "");
    }

    /** A program that signed its message: it may ask for syncs, by the routes for that. */
    public static Caller sender(String name) {
        return new Caller(Kind.SENDER, "", "The sender '" + name + "'", Role.OPERATOR, "");
    }

    /** What a token of that name is called; no person's name looks so. */
    public static String tokenName(String name) {
        return "The token '" + name + "'";
    }

    /** The same caller, from an address. */
    public Caller at(String from) {
        return new Caller(kind, id, name, role, from);
    }

    /** It as the audit trail names it. */
    public Author author() {
        return address.isEmpty() ? Author.of(name) : Author.of(name, address);
    }

    @Override
    public String getName() {
        return name;
    }
}
