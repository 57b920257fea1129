/**
 * The rules of reconciliation: a {@link dev.rollcall.host.reconcile.Scene} in, a
 * {@link dev.rollcall.host.reconcile.Plan} out. No I/O, clock, logger or framework, and nothing handed in is changed.
 * {@link dev.rollcall.host.reconcile.Rule} says in which class each rule is; {@link
 * dev.rollcall.host.reconcile.Reconciler} is where to start reading.
 *
 * <h2>The whole of it on one page</h2>
 *
 * One asset, one connection alone on its device; nothing is held, refused or taken back, the status labels are
 * deployable, the policy is the default one. For each of the three things that may be written the first row that fits
 * says what is. {@code WholeTableTest} walks every combination against these very rows.
 *
 * <ul>
 *   <li><b>role</b>: A allocated, T transferred by a person, E transferred by Rollcall and still so, P protected
 *   <li><b>link</b>: own (this device's id), none, dead (an id that no connection sees), other (an id that another
 *       active connection of the provider sees)
 *   <li><b>holder</b>: ann, bob, nobody, place (a location or another asset)
 *   <li><b>user</b>, as the MDM shows it: ann, stranger (whom the platform does not know), nobody, silent (not
 *       reported)
 *   <li><b>device</b>: seen (listed, and all was read), partial (listed, and not all was read), gone (not listed, and
 *       all was read), unread (not listed, and not all was read)
 * </ul>
 *
 * <pre>
 * what      | opt-in | role | link      | order | holder  | user | device       | outcome  | rule
 *
 * link      | *      | *    | own       | *     | *       | *    | *            | -        | R15
 * link      | *      | *    | *         | *     | *       | *    | gone,unread  | -        | R31
 * link      | *      | T,E  | *         | *     | *       | *    | *            | -        | R12
 * link      | *      | *    | *         | *     | *       | *    | partial      | -        | R2
 * link      | *      | *    | none      | *     | *       | *    | seen         | link     | R12
 * link      | *      | *    | dead      | *     | *       | *    | seen         | relink   | R12
 * link      | *      | *    | other     | *     | *       | *    | seen         | -        | R12
 *
 * lifecycle | *      | *    | *         | *     | *       | *    | unread       | -        | R2
 * lifecycle | *      | E    | *         | *     | *       | *    | gone         | -        | R30
 * lifecycle | *      | T,P  | *         | *     | *       | *    | gone         | told     | R42
 * lifecycle | off    | A    | *         | *     | *       | *    | gone         | told     | R42
 * lifecycle | on     | A    | *         | yes   | *       | *    | gone         | told     | R42
 * lifecycle | on     | A    | *         | *     | place   | *    | gone         | told     | R42
 * lifecycle | on     | A    | own       | no    | *       | *    | gone         | end      | R30
 * lifecycle | on     | A    | *         | no    | *       | *    | gone         | told     | R42
 * lifecycle | *      | A,P  | *         | *     | *       | *    | seen,partial | -        | R15
 * lifecycle | on     | E    | none,dead | no    | ann,bob | *    | seen         | recover  | R40
 * lifecycle | on     | E    | none,dead | no    | nobody  | *    | seen         | recover  | R40
 * lifecycle | *      | T,E  | *         | *     | *       | *    | seen,partial | told     | R42
 *
 * assignee  | *      | *    | *         | *     | *       | *    | gone,unread  | -        | R30
 * assignee  | *      | *    | *         | *     | *       | stranger,silent | * | -        | R14
 * assignee  | *      | *    | *         | *     | place   | *    | *            | -        | R16
 * assignee  | *      | *    | *         | *     | ann     | ann  | *            | -        | R15
 * assignee  | *      | *    | *         | *     | nobody  | nobody | *          | -        | R15
 * assignee  | *      | P    | *         | *     | *       | *    | *            | -        | R20
 * assignee  | on     | E    | none,dead | yes   | *       | *    | *            | -        | R41
 * assignee  | on     | E    | none,dead | *     | *       | *    | partial      | -        | R2
 * assignee  | off    | *    | *         | *     | ann,bob | *    | *            | -        | R50
 * assignee  | *      | *    | none,dead,other | * | *     | *    | partial      | -        | R2
 * assignee  | *      | *    | *         | *     | *       | nobody | partial    | -        | R2
 * assignee  | on     | E    | none,dead | no    | nobody  | ann  | seen         | assign   | R40
 * assignee  | on     | E    | none,dead | no    | bob     | ann  | seen         | reassign | R40
 * assignee  | on     | E    | none,dead | no    | ann,bob | nobody | seen       | clear    | R40
 * assignee  | *      | *    | *         | *     | nobody  | ann  | *            | assign   | R11
 * assignee  | on     | *    | *         | *     | bob     | ann  | *            | reassign | R21
 * assignee  | on     | *    | *         | *     | ann,bob | nobody | *          | clear    | R22
 * </pre>
 */
@NullMarked
package dev.rollcall.host.reconcile;

import org.jspecify.annotations.NullMarked;
