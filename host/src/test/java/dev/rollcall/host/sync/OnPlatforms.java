package dev.rollcall.host.sync;

import dev.rollcall.sandbox.day.Product;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Plays all tests of a class on several asset platforms, one after the other. A method that asks for a {@link Product}
 * is told which one it is; {@link EachMdm} keeps to one MDM on all but the first.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ClassTemplate
@ExtendWith(OnPlatforms.Invocations.class)
@interface OnPlatforms {
    /** The platforms; the first is the one with every MDM. */
    Product[] value() default {Product.SNIPE_IT, Product.GLPI_11};

    /** Which platform a test is played on, and whether that is the first one. */
    record Turn(Product product, boolean isFirst) implements ClassTemplateInvocationContext {
        private static final Namespace NAMESPACE = Namespace.create(OnPlatforms.class);

        @Override
        public String getDisplayName(int index) {
            return product.title();
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            context.getStore(NAMESPACE).put(Turn.class, this);
        }

        /** Empty in a class that is not played on several. */
        static Optional<Turn> of(ExtensionContext context) {
            return Optional.ofNullable(context.getStore(NAMESPACE).get(Turn.class, Turn.class));
        }
    }

    /** One invocation of the class for each platform. */
    final class Invocations implements ClassTemplateInvocationContextProvider, ParameterResolver {
        @Override
        public boolean supportsClassTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<Turn> provideClassTemplateInvocationContexts(ExtensionContext context) {
            var products = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnPlatforms.class)
                    .orElseThrow()
                    .value();
            return Arrays.stream(products).map(product -> new Turn(product, product == products[0]));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Product.class;
        }

        @Override
        public Product resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Turn.of(context).orElseThrow().product();
        }
    }
}
