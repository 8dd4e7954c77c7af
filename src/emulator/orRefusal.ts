import { Refusal, errorAnswer } from "./answers.js";

/** What is refused is an answer. Anything else is a fault of the emulator's own. */
export async function orRefusal(work: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return errorAnswer(error.message, error.status);
    throw error;
  }
}
