package dev.rollcall.sandbox.mdm;

import java.util.Optional;

/** How a vendor's API answers. */
interface Vendor {
    /** The path with a word in braces in place of an id. */
    String endpoint(String path);

    boolean isForToken(MdmRequest request);

    /** Which page of a whole list is asked for, from 0; empty for every other request. */
    Optional<Integer> page(MdmRequest request);

    Reply answer(MdmRequest request);

    /** How the vendor words a failure of that status. */
    Reply fault(int status);

    /** Whether it asks for one device, by id or by serial. */
    boolean isLookUp(MdmRequest request);

    /** Whether it reads although it is posted. */
    default boolean isQuery(MdmRequest request) {
        return false;
    }
}
