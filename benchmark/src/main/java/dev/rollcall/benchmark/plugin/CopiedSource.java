package dev.rollcall.benchmark.plugin;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * The source of a plugin that is a copy of another one under its own name: it lies in the copy's jar beside the classes
 * of the original, whose name and whose new id are in {@value #RESOURCE} there. It makes as many plugins as a
 * measurement needs, each as heavy as a real one.
 */
public final class CopiedSource implements DeviceSource {
    static final String RESOURCE = "/copied-source.properties";
    static final String ORIGINAL = "original";
    static final String ID = "id";

    private final DeviceSource original;
    private final SourceSpec spec;

    /** Made by PF4J. */
    public CopiedSource() {
        var properties = new Properties();
        try (var content = Objects.requireNonNull(CopiedSource.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            properties.load(content);
            original = Class.forName(properties.getProperty(ORIGINAL))
                    .asSubclass(DeviceSource.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The copy of a plugin does not hold the original's source.", e);
        }
        spec = SpecCopy.named(original.spec(), properties.getProperty(ID));
    }

    @Override
    public SourceSpec spec() {
        return spec;
    }

    @Override
    public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
        return original.check(context);
    }

    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        return original.read(context, partition, sink);
    }
}
