package dev.rollcall.host.sync;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A test that is repeated for each MDM, and for all values of a second argument that is true or false, or an enum's. What
 * differs from MDM to MDM is tried on the first of the {@link OnPlatforms}; on the others the first MDM stands for all.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(EachMdm.Mdms.class)
@interface EachMdm {
    Mdm[] value() default {Mdm.KANDJI, Mdm.JAMF, Mdm.INTUNE, Mdm.GOOGLE};

    /** The arguments. */
    final class Mdms implements ArgumentsProvider, AnnotationConsumer<EachMdm> {
        private List<Mdm> mdms = List.of();

        @Override
        public void accept(EachMdm annotation) {
            mdms = List.of(annotation.value());
        }

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            var isFirst =
                    OnPlatforms.Turn.of(context).map(OnPlatforms.Turn::isFirst).orElse(true);
            var played = isFirst ? mdms : mdms.subList(0, 1);
            var types = context.getRequiredTestMethod().getParameterTypes();
            if (types.length == 1) {
                return played.stream().map(Arguments::of);
            }
            var values = values(types[1]);
            return played.stream().flatMap(mdm -> values.stream().map(value -> Arguments.of(mdm, value)));
        }

        private static List<?> values(Class<?> type) {
            return type == boolean.class ? List.of(true, false) : Arrays.asList(type.getEnumConstants());
        }
    }
}
