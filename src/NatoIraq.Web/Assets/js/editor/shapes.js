// @ts-check
// Values that have handles: a constant, and the distributions whose arguments are plain numbers.

/** @typedef {{form: string, parts: number[], tail: string, labels: string[]}} Shape */
/** @typedef {{low: number, high: number, step: number}} Limits */

/** @type {Record<string, string[]>} */
const FORMS = {
  uniform: ["low", "high"], triangular: ["low", "mode", "high"], pert: ["low", "mode", "high"],
};

const NUMBER = "-?(?:\\d+\\.?\\d*|\\.\\d+)";
const CONSTANT = new RegExp(`^(${NUMBER})(\\s+[a-z]+(?: [a-z]+)*)?$`);
const CALL = /^([a-z]+)\(([^()]*)\)(.*)$/;

/** @param {string} value @returns {Shape | null} null for what has no handles: a formula, another distribution */
export function shapeOf(value) {
  const constant = CONSTANT.exec(value);
  if (constant) return { form: "", parts: [Number(constant[1])], tail: constant[2] ?? "", labels: ["value"] };
  const call = CALL.exec(value);
  const labels = call ? FORMS[call[1]] : undefined;
  if (!call || !labels || !/^(\s+[a-z]+)*$/.test(call[3])) return null;
  const parts = call[2].split(",").map((part) => part.trim());
  const isPlain = parts.length === labels.length && parts.every((part) => new RegExp(`^${NUMBER}$`).test(part));
  return isPlain ? { form: call[1], parts: parts.map(Number), tail: call[3], labels } : null;
}

/** The value as the text writes it. @param {Shape} shape */
export function written(shape) {
  const parts = shape.parts.map(String).join(", ");
  return (shape.form ? `${shape.form}(${parts})` : parts) + shape.tail;
}

/** How far its handles go: about twice as far as it does, or from 0 to 1 for what lies there. @param {Shape} shape */
export function limitsOf(shape) {
  const high = Math.max(...shape.parts), low = Math.min(...shape.parts);
  const isWhole = shape.parts.every(Number.isInteger) && high > 1;
  if (low >= 0 && high <= 1 && !(shape.tail && high === 1)) return { low: 0, high: 1, step: 0.01 };
  const top = nice(Math.max(Math.abs(high), Math.abs(low)) * 2), bottom = low < 0 ? -top : 0;
  const step = nice((top - bottom) / 400);
  return { low: bottom, high: top, step: isWhole ? Math.max(1, step) : step };
}

/**
 * The shape with one of its parts moved; the others give way, so that they stay in order.
 * @param {Shape} shape @param {number} index @param {number} value @returns {Shape}
 */
export function moved(shape, index, value) {
  const parts = shape.parts.map((part, i) =>
    i === index ? value : i < index ? Math.min(part, value) : Math.max(part, value));
  return { ...shape, parts };
}

/** A number of as many digits as a step has. @param {number} value @param {number} step */
export function rounded(value, step) {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Number(value.toFixed(digits));
}

/** The next number of the kind 1, 2, 5, 10. @param {number} value */
function nice(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const first = [1, 2, 5, 10].find((n) => n * power >= value - 1e-12) ?? 10;
  return Number((first * power).toPrecision(1));
}
