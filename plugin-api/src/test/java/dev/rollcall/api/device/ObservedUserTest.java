package dev.rollcall.api.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.AssignedUser.Evidence;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ObservedUserTest {

    @Test
    void eachKindIsToldFromTheOthers() {
        var somebody = AssignedUser.as(Evidence.PRIMARY).username("ann").build();
        assertThat(kind(somebody)).isEqualTo("assigned");
        assertThat(kind(ObservedUser.unassigned())).isEqualTo("unassigned");
        assertThat(kind(ObservedUser.notReported())).isEqualTo("not reported");
        assertThat(kind(ObservedUser.notReported("shared iPad"))).isEqualTo("not reported");
        assertThat(ObservedUser.unassigned()).isNotEqualTo(ObservedUser.notReported());
    }

    @Test
    void keepsWhatTheMdmSaysOfAUser() {
        var user = (AssignedUser) AssignedUser.as(Evidence.ASSIGNED)
                .email(" Ann@Example.com ")
                .username("ann")
                .displayName("Ann Example")
                .userId("7")
                .build();
        assertThat(user.email()).contains("Ann@Example.com");
        assertThat(user.username()).contains("ann");
        assertThat(user.displayName()).contains("Ann Example");
        assertThat(user.userId()).contains("7");
        assertThat(user.evidence()).isEqualTo(Evidence.ASSIGNED);
        assertThat(user.isArchived()).isFalse();
        assertThat(user).hasToString("Ann@Example.com");
    }

    @Test
    @DisplayName("R7 An archived user stays a user, and is marked")
    void marksAnArchivedUser() {
        var user = (AssignedUser)
                AssignedUser.as(Evidence.ASSIGNED).email("a@b.c").archived(true).build();
        assertThat(user.isArchived()).isTrue();
        assertThat(user).hasToString("a@b.c (archived)");
    }

    @Test
    @DisplayName("R22 A user whom nobody could find is not reported, never nobody")
    void aUserWithoutEmailAndUsernameIsNotReported() {
        var user = AssignedUser.as(Evidence.ASSIGNED)
                .email(" ")
                .username("")
                .displayName("Ann")
                .userId("7")
                .build();
        assertThat(user).isInstanceOf(ObservedUser.NotReported.class);
    }

    @Test
    void blankTextsAreNotKnown() {
        var user = (AssignedUser) AssignedUser.as(Evidence.ANNOTATED)
                .email("a@b.c")
                .username("  ")
                .displayName("")
                .build();
        assertThat(user.username()).isEqualTo(Optional.empty());
        assertThat(user.displayName()).isEqualTo(Optional.empty());
    }

    @Test
    void usersDifferByEachOfTheirFields() {
        var ann = AssignedUser.as(Evidence.ASSIGNED).email("a@b.c");
        assertThat(ann.build())
                .isEqualTo(AssignedUser.as(Evidence.ASSIGNED).email("a@b.c").build())
                .isNotEqualTo(AssignedUser.as(Evidence.PRIMARY).email("a@b.c").build())
                .isNotEqualTo(AssignedUser.as(Evidence.ASSIGNED).email("b@b.c").build())
                .isNotEqualTo(AssignedUser.as(Evidence.ASSIGNED)
                        .email("a@b.c")
                        .username("a")
                        .build())
                .isNotEqualTo(AssignedUser.as(Evidence.ASSIGNED)
                        .email("a@b.c")
                        .displayName("A")
                        .build())
                .isNotEqualTo(AssignedUser.as(Evidence.ASSIGNED)
                        .email("a@b.c")
                        .userId("1")
                        .build())
                .isNotEqualTo(AssignedUser.as(Evidence.ASSIGNED)
                        .email("a@b.c")
                        .archived(true)
                        .build());
    }

    private static String kind(ObservedUser user) {
        return user.match(assigned -> "assigned", unassigned -> "unassigned", notReported -> "not reported");
    }
}
