package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.fleet.Platform;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Platforms as options name them. */
final class PlatformName implements ITypeConverter<Platform> {
    static String of(Platform platform) {
        return platform.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Platform convert(String value) {
        return Arrays.stream(Platform.values())
                .filter(platform -> of(platform).equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("there is no platform " + value + "; name snipe-it or glpi"));
    }
}
