package dev.rollcall.benchmark.start;

import dev.rollcall.host.plugin.Plugins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lies beside the host in its process and prints how Spring's start went, as Spring itself recorded it. The product
 * knows nothing of it: Spring finds it by a file in its jar.
 */
public final class StartProbe implements SpringApplicationRunListener {
    static final String MARK = "start-probe";
    static final String SPRING = "spring";
    static final String PREPARED = "prepared";
    static final String DEFINITIONS = "definitions";
    static final String WEB_SERVER = "web-server";
    static final String PLUGINS = "plugins";
    static final String USABLE = "usable";

    private static final int STEPS = 10_000;

    private final BufferingApplicationStartup startup = new BufferingApplicationStartup(STEPS);

    /** Made by Spring when the application is run. */
    public StartProbe(SpringApplication application, String[] arguments) {
        say(SPRING, System.currentTimeMillis());
        application.setApplicationStartup(startup);
    }

    /** Packs the probe for another process. */
    static Path jar(Path folder) throws IOException {
        var file = folder.resolve("start-probe.jar");
        var name = StartProbe.class.getName();
        var classFile = name.replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file));
                var content = Objects.requireNonNull(StartProbe.class.getResourceAsStream("/" + classFile))) {
            jar.putNextEntry(new JarEntry(classFile));
            content.transferTo(jar);
            jar.putNextEntry(new JarEntry("META-INF/spring.factories"));
            jar.write((SpringApplicationRunListener.class.getName() + "=" + name).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Override
    public void contextLoaded(ConfigurableApplicationContext context) {
        say(PREPARED, System.currentTimeMillis());
    }

    @Override
    public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        say(DEFINITIONS, millis("spring.context.beans.post-process"));
        say(WEB_SERVER, millis("spring.boot.webserver.create"));
        say(PLUGINS, millis("spring.beans.instantiate", "plugins"));
        say(USABLE, context.getBean(Plugins.class).providers().size());
    }

    private long millis(String step) {
        return startup.getBufferedTimeline().getEvents().stream()
                .filter(event -> event.getStartupStep().getName().equals(step))
                .mapToLong(event -> event.getDuration().toMillis())
                .max()
                .orElse(0);
    }

    private long millis(String step, String bean) {
        return startup.getBufferedTimeline().getEvents().stream()
                .filter(event -> event.getStartupStep().getName().equals(step) && isOf(event, bean))
                .mapToLong(event -> event.getDuration().toMillis())
                .max()
                .orElse(0);
    }

    private static boolean isOf(StartupTimeline.TimelineEvent event, String bean) {
        for (var tag : event.getStartupStep().getTags()) {
            if (tag.getKey().equals("beanName") && tag.getValue().equals(bean)) {
                return true;
            }
        }
        return false;
    }

    private static void say(String what, long value) {
        System.out.println(MARK + " " + what + " " + value);
    }
}
