/** Recording a real tenant's answers as fixtures, with everything personal replaced. */
@NullMarked
package dev.rollcall.host.capture;

import org.jspecify.annotations.NullMarked;
