package dev.rollcall.testkit.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A contract test of a sample with one fault: which of its tests fail, all others being green, and what the first says. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Planted {
    String[] breaks();

    String saying();
}
