package dev.rollcall.host.asset;

/** A person who is to be made for a created asset (R14); no part is blank. */
public record NewUser(String email, String firstName, String lastName) {
    public NewUser {
        if (email.isBlank() || firstName.isBlank() || lastName.isBlank()) {
            throw new IllegalArgumentException(
                    "A user needs an e-mail address, a first and a last name. Leave out who lacks one.");
        }
    }
}
