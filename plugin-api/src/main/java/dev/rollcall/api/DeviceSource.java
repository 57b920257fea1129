package dev.rollcall.api;

import org.pf4j.ExtensionPoint;

/**
 * A provider: reads the devices of one MDM product. The contract every plugin fulfils.
 *
 * <p>How the host finds it: the class has a public constructor without arguments and the annotation
 * {@link org.pf4j.Extension}, and PF4J's annotation processor ran when it was compiled, which notes it in the jar. The
 * jar's manifest names {@code Plugin-Id}, {@code Plugin-Version} (three numbers) and {@code Plugin-Requires} (a range of
 * {@link PluginApi#version}, such as {@code >=1.4.0 & <2.0.0}), and the jar does not hold the contract itself: a plugin
 * compiles against it as provided.
 *
 * <p>Plain blocking code. A source is stateless: everything of a connection comes in by the {@link SourceContext}, and
 * one instance may be called for several connections at once. An interrupt cancels a call; the plugin lets the
 * {@link InterruptedException} pass.
 *
 * <p>A source only reads: no request of its changes anything in the MDM (R1).
 */
public interface DeviceSource extends ExtensionPoint {

    /** What the provider is and needs. Constant, no I/O, quick. */
    SourceSpec spec();

    /**
     * Tries the settings by the cheapest requests and says what works and what is missing, per partition. Changes
     * nothing.
     *
     * @return a report; a credential or permission that is refused is an entry in it, not an exception
     * @throws SourceException if the check itself could not be made, such as when the MDM can't be reached
     */
    CheckReport check(SourceContext context) throws SourceException, InterruptedException;

    /**
     * Delivers every device of one partition. <b>Returning normally promises that nothing was left out</b>; whoever
     * can't promise that throws.
     *
     * @param partition one of {@link SourceSpec#partitions}
     * @param sink takes the devices, and the records that can't be read
     * @return what the MDM itself says of its number of devices
     */
    ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException;
}
