// What stood of sieges and crossings on a day, by the histories that come with their shapes. No DOM.
(function (hisar) {
  'use strict';

  /**
   * The part of a shape's history that holds a day.
   * @param {{states: [number, ?number, string, number][]}} shape @param {number} day since 1970-01-01
   * @returns {?{state: string, row: number}} null where no report tells
   */
  hisar.standingOn = function ({ states }, day) {
    let low = 0, high = states.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (states[middle][0] <= day) low = middle + 1; else high = middle;
    }
    if (!low) return null;
    const [, last, state, row] = states[low - 1];
    return last === null || day <= last ? { state, row } : null;
  };

  /**
   * What is drawn although no report of it may lie within the chosen days: sieges and crossings that stand on the last
   * of them. It is seen, never counted. @param {import('./counts.js').Counts} counts
   * @returns {Map<number, number>} shape → the row of the report by which it stands
   */
  hisar.standing = function (counts) {
    const { shapes, kind } = counts.columns, found = new Map();
    for (const index of counts.histories) {
      const now = hisar.standingOn(shapes[index], counts.day);
      if (now && now.state !== 'over' && counts.kindOn[kind[now.row]] && counts.shapeMatches(index)) found.set(index, now.row);
    }
    return found;
  };

  /** Whether a shape is drawn as a siege that is in force, by all reports or by some. */
  hisar.besieged = function (shape, day) {
    if (!shape.states) return true;
    const now = hisar.standingOn(shape, day);
    return now !== null && now.state !== 'over';
  };
})(globalThis.hisar = globalThis.hisar || {});
