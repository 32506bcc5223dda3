import type { Words } from "../words.ts";
import type { words as zh } from "../zh/positions.ts";

/** Words of positions. */
export const words: Words<typeof zh> = {
  positions: {
    title: "Positions",
    add: "Add position",
    added: "The position is added",
    editNamed: "Edit position {{name}}",
    name: "Position title",
    occupation: "Occupation",
    occupationHelp: "For example: electrician, fitter",
    headcount: "Headcount",
    payMin: "Monthly pay from (yuan)",
    payMax: "Monthly pay to (yuan)",
    place: "Place of work",
    skillLevel: "Skill level",
    anyLevel: "Any",
    skills: "Skills",
    skillsHelp: "A few short words, with commas between them; people are compared by each",
    licences: "Certificates required",
    licencesHelp: "Such as 焊工证, 低压电工证, 叉车证, 健康证",
    startsOn: "Latest day to begin",
    careerPath: "Career path",
    requirements: "Requirements",
    benefits: "Benefits",
    benefitsHelp: "One a line, for example: housing provided",
    empty: "No positions yet",
    emptyHelp: "Add a position with headcount and pay, then recommend candidates.",
    choose: "Show the board of {{name}}",
    funnel: "People by stage",
  },
};
