package dev.rollcall.sandbox.mdm;

import java.util.Locale;
import java.util.Optional;

/** How a list makes ids of numbers; ids of rising numbers rise as well. */
interface DeviceIds {
    String id(int number);

    /** The number that the id would be made of; empty if it would be made of none. */
    Optional<Integer> number(String sourceId);

    /** Ids that count from 1 behind a prefix. */
    static DeviceIds counted(String prefix) {
        return new DeviceIds() {
            @Override
            public String id(int number) {
                return prefix + (number + 1);
            }

            @Override
            public Optional<Integer> number(String sourceId) {
                return Optional.of(sourceId)
                        .filter(id -> id.startsWith(prefix))
                        .map(id -> id.substring(prefix.length()))
                        .filter(digits -> digits.matches("[1-9][0-9]{0,8}"))
                        .map(digits -> Integer.parseInt(digits) - 1);
            }
        };
    }

    /** UUIDs that begin with the number and end with what the seed makes of it. */
    static DeviceIds uuids(long seed) {
        return new DeviceIds() {
            @Override
            public String id(int number) {
                long mixed = (number + 1) * 0x9E3779B97F4A7C15L ^ seed * 0xC2B2AE3D27D4EB4FL;
                return String.format(
                        Locale.ROOT,
                        "%08x-%04x-4%03x-a%03x-%012x",
                        number,
                        mixed & 0xFFFF,
                        mixed >>> 16 & 0xFFF,
                        mixed >>> 28 & 0xFFF,
                        mixed >>> 16);
            }

            @Override
            public Optional<Integer> number(String sourceId) {
                return Optional.of(sourceId)
                        .filter(id -> id.matches("[0-7][0-9a-f]{7}-.*"))
                        .map(id -> Integer.parseInt(id.substring(0, 8), 16))
                        .filter(number -> id(number).equals(sourceId));
            }
        };
    }
}
