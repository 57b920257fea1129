package dev.rollcall.sandbox.glpi;

import java.util.Optional;

/**
 * What an agent tells of a computer.
 *
 * @param serial by which GLPI finds the computer; one that it does not know makes a new one
 * @param login the last one that was logged in
 */
public record AgentInventory(String serial, Optional<String> name, Optional<String> uuid, Optional<String> login) {
    /** An inventory that tells no more than the serial and who was logged in last. */
    public static AgentInventory of(String serial, String login) {
        return new AgentInventory(serial, Optional.empty(), Optional.empty(), Optional.of(login));
    }
}
