package dev.rollcall.host.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesAheadTest {
    private static final int TWO = 2;

    private final List<String> fetched = new CopyOnWriteArrayList<>();
    private final List<String> onThreads = new CopyOnWriteArrayList<>();
    private final CountDownLatch slowIsAsked = new CountDownLatch(1);
    private final CountDownLatch slowIsGivenUp = new CountDownLatch(1);
    private final PagesAhead<String, String> pages = new PagesAhead<>("test", TWO, this::page);

    @AfterEach
    void close() {
        pages.close();
    }

    private String page(String which) throws PlatformException, InterruptedException {
        fetched.add(which);
        onThreads.add(Thread.currentThread().getName());
        switch (which) {
            case "broken" -> throw new PlatformException(FailureKind.TRANSIENT, "It broke.", "Try again.");
            case "bug" -> throw new IllegalArgumentException("a bug");
            case "slow" -> {
                slowIsAsked.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    slowIsGivenUp.countDown();
                    throw e;
                }
            }
            default -> {}
        }
        return "page " + which;
    }

    @Test
    void handsOutEachPageThatWasOrderedOnce() throws Exception {
        pages.order("1");
        assertThat(pages.hasRoom()).isTrue();
        pages.order("2");
        assertThat(pages.hasRoom()).isFalse();
        assertThat(pages.take("1")).isEqualTo("page 1");
        assertThat(pages.take("2")).isEqualTo("page 2");
        assertThat(fetched).containsExactlyInAnyOrder("1", "2");
        assertThat(onThreads).allSatisfy(name -> assertThat(name).startsWith("rollcall-test-"));
        assertThat(pages.take("2")).isEqualTo("page 2");
        assertThat(fetched).hasSize(3);
    }

    @Test
    void fetchesAnotherPageAtOnceAndKeepsWhatWasOrdered() throws Exception {
        pages.order("2");
        assertThat(pages.take("1")).isEqualTo("page 1");
        assertThat(onThreads).contains(Thread.currentThread().getName());
        assertThat(pages.take("2")).isEqualTo("page 2");
        assertThat(fetched).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void failsWhereThePageIsTaken() throws Exception {
        pages.order("broken");
        pages.order("bug");
        assertThat(pages.take("1")).isEqualTo("page 1");
        assertThatThrownBy(() -> pages.take("broken"))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("It broke.");
        assertThatThrownBy(() -> pages.take("bug"))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
    }

    @Test
    void givesUpWhatDoesNotComeNext() throws Exception {
        pages.order("slow");
        pages.order("2");
        assertThat(slowIsAsked.await(1, TimeUnit.MINUTES)).isTrue();
        pages.dropUnless("2");
        assertThat(slowIsGivenUp.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(pages.take("2")).isEqualTo("page 2");
        assertThat(fetched).containsExactlyInAnyOrder("slow", "2");
    }

    @Test
    void keepsWhatComesNext() throws Exception {
        pages.order("1");
        pages.dropUnless("1");
        assertThat(pages.take("1")).isEqualTo("page 1");
        assertThat(fetched).containsExactly("1");
    }

    @Test
    void endsWhatIsUnderWay() throws Exception {
        pages.order("slow");
        assertThat(slowIsAsked.await(1, TimeUnit.MINUTES)).isTrue();
        pages.close();
        assertThat(slowIsGivenUp.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
