package dev.rollcall.host;

import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.http.RequestWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the host is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(HostProperties.class)
@Import({
    ConnectionConfiguration.class,
    DatabaseConfiguration.class,
    PlatformConfiguration.class,
    PluginConfiguration.class,
    RetentionConfiguration.class,
    ServerConfiguration.class,
    SyncConfiguration.class
})
public class HostApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    HttpOptions httpOptions(HostProperties properties) {
        return httpOptions(properties.http());
    }

    @Bean
    OutboundHttp outboundHttp(HttpOptions options, Clock clock, ObjectProvider<RequestWatch> watches) {
        return new OutboundHttp(
                options, clock, RequestWatch.of(watches.orderedStream().toList()));
    }

    private static HttpOptions httpOptions(HostProperties.Http http) {
        return new HttpOptions(
                http.allowInsecure(),
                http.proxy(),
                http.trustedCertificates()
                        .map(Path::of)
                        .map(HostApplication::certificates)
                        .orElse(List.of()),
                http.connectTimeout(),
                Math.toIntExact(http.maxAnswer().toBytes()),
                HttpOptions.STRICT.userAgent());
    }

    private static List<String> certificates(Path file) {
        try {
            return List.of(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationException(List.of("The file " + file
                    + " can't be read. Set rollcall.http.trusted-certificates to a file of certificates in PEM."));
        }
    }
}
