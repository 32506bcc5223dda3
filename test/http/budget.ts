import { ALLY_BUDGET } from "./budget-ally.ts";
import { COHORT_BUDGET } from "./budget-cohort.ts";
import { FORECAST_BUDGET } from "./budget-forecast.ts";
import { PARTNER_BUDGET } from "./budget-partner.ts";
import { RATING_BUDGET } from "./budget-rating.ts";
import { RELAY_BUDGET } from "./budget-relay.ts";
import { ROSTER_BUDGET } from "./budget-roster.ts";
import { WEBHOOK_BUDGET } from "./budget-webhook.ts";

/**
 * What each endpoint may cost the table: requests sent, read units and write units (transactional writes cost double).
 * Authorizing costs one more read for a person who was not seen within half a minute. A change that needs more has to say
 * so here.
 */
export const BUDGET: Record<string, { requests: number; read: number; write: number }> = {
  ...COHORT_BUDGET,
  ...FORECAST_BUDGET,
  ...PARTNER_BUDGET,
  ...ALLY_BUDGET,
  ...RATING_BUDGET,
  ...RELAY_BUDGET,
  ...ROSTER_BUDGET,
  ...WEBHOOK_BUDGET,

  getMe: { requests: 1, read: 1, write: 0 },
  getStanding: { requests: 1, read: 1, write: 0 },
  listInvitations: { requests: 1, read: 1, write: 0 },
  // The key; that its maker is in charge still; audit. Before it the keys that are there.
  createApiKey: { requests: 2, read: 1, write: 6 },
  // The keys, and where the authorizer noted their last uses.
  listApiKeys: { requests: 2, read: 2, write: 0 },
  rotateApiKey: { requests: 2, read: 1, write: 6 },
  revokeApiKey: { requests: 2, read: 1, write: 6 },
  revokeInvitation: { requests: 2, read: 1, write: 4 },
  acceptInvitation: { requests: 4, read: 2, write: 5 },

  getPark: { requests: 1, read: 1, write: 0 },
  listParkOrders: { requests: 1, read: 1, write: 0 },
  getParkOrder: { requests: 1, read: 1, write: 0 },
  inviteToPark: { requests: 2, read: 1, write: 4 },
  // The agency, its USCC, its licence, audit.
  registerAgency: { requests: 1, read: 0, write: 8 },
  listAgencies: { requests: 1, read: 1, write: 0 },
  getAgency: { requests: 1, read: 1, write: 0 },
  getOnboardingLink: { requests: 0, read: 0, write: 0 },
  // A query for each status.
  listOnboardings: { requests: 5, read: 2.5, write: 0 },
  // The application; who else names its licence, its comments, the agency it became.
  getOnboarding: { requests: 4, read: 4, write: 0 },
  getOnboardingDocument: { requests: 1, read: 1, write: 0 },
  // The application; that it is there still, the comment, audit.
  commentOnboarding: { requests: 2, read: 1, write: 6 },
  // The application with its place in the index, which changes; what holds its USCC; audit.
  transitOnboarding: { requests: 2, read: 1, write: 10 },
  // The application with its place in the index; USCC, agency, invitation, what held the USCC; audit.
  approveOnboarding: { requests: 2, read: 1, write: 18 },
  updateAgency: { requests: 2, read: 1, write: 4 },
  transitAgency: { requests: 2, read: 1, write: 4 },
  inviteToAgency: { requests: 2, read: 1, write: 4 },

  getScorecard: { requests: 0, read: 0, write: 0 },
  createEvaluation: { requests: 2, read: 1, write: 6 },
  listEvaluations: { requests: 1, read: 1, write: 0 },

  // The event with its place in two lists, its agenda, audit.
  createEvent: { requests: 1, read: 0, write: 10 },
  listEvents: { requests: 1, read: 1, write: 0 },
  getEvent: { requests: 2, read: 2, write: 0 },
  updateEvent: { requests: 2, read: 1, write: 8 },
  updateAgenda: { requests: 3, read: 2, write: 4 },
  getEventLinks: { requests: 1, read: 1, write: 0 },
  renewEventLinks: { requests: 2, read: 1, write: 8 },
  // The claim of the phone, the record with its place in the list, its place in the queue, the event's counters, audit.
  createRegistration: { requests: 3, read: 2, write: 14 },
  listRegistrations: { requests: 2, read: 2, write: 0 },
  // One registration: its record and place in the list, the event, audit.
  markAttended: { requests: 3, read: 2, write: 12 },
  // The queue is read; its record, its claim, its booth, who moves up and leaves the queue, the event, audit.
  withdrawRegistration: { requests: 4, read: 3, write: 26 },
  // Fifty events, then the claims on them, then the registrations.
  listOpenEvents: { requests: 3, read: 3, write: 0 },
  registerAgencyForEvent: { requests: 2, read: 1, write: 14 },
  withdrawAgencyRegistration: { requests: 3, read: 2, write: 16 },
  // The engagement with its place in two lists, what holds the client, that the client is there, audit.
  openEngagement: { requests: 2, read: 1, write: 12 },
  listEngagements: { requests: 1, read: 1, write: 0 },
  getEngagement: { requests: 1, read: 1, write: 0 },
  // The engagement; the visit and the client's arrivals, or the order and its positions; its place in the list changes, audit.
  closeStep: { requests: 4, read: 4, write: 12 },
  reopenStep: { requests: 2, read: 1, write: 14 },
  stopEngagement: { requests: 2, read: 1, write: 14 },
  listParkEngagements: { requests: 1, read: 1, write: 0 },
  listAnsweredSurveys: { requests: 2, read: 2, write: 0 },
  getEngagementFigures: { requests: 1, read: 1, write: 0 },
  // The client and its rhythm; the visit with its place in two lists, the rhythm with its place in the work list, that the
  // client is named, audit.
  planVisit: { requests: 3, read: 2, write: 14 },
  listVisits: { requests: 1, read: 1, write: 0 },
  getVisit: { requests: 1, read: 1, write: 0 },
  changeVisit: { requests: 2, read: 1, write: 12 },
  // The visit and its rhythm; the visit leaves one list for another, the next one, the rhythm, that the client is named, audit.
  completeVisit: { requests: 3, read: 2, write: 26 },
  cancelVisit: { requests: 3, read: 2, write: 16 },
  // One: what holds it; the visit, that, its division's counter, audit.
  planSurveyVisits: { requests: 2, read: 1, write: 12 },
  getSurveyVisitFigures: { requests: 1, read: 1, write: 0 },
  // The rule, the work list's four partitions, the clients' rhythms.
  listDueVisits: { requests: 6, read: 6, write: 0 },
  skipDueVisit: { requests: 3, read: 2, write: 8 },
  getVisitRule: { requests: 1, read: 1, write: 0 },
  changeVisitRule: { requests: 2, read: 1, write: 4 },
  // The position; its order, the weights, its postings; two lists of an occupation and two of none; the people and their applications.
  // Where more are listed than are compared, the lists are read from the nearest on.
  matchPeople: { requests: 22, read: 120, write: 0 },
  // The person, the weights, their past; positions of an occupation and all; the best, their orders, postings and applications.
  matchPositions: { requests: 9, read: 9, write: 0 },
  getMatchRule: { requests: 1, read: 1, write: 0 },
  changeMatchRule: { requests: 2, read: 1, write: 4 },
  // Two booths, the event, audit.
  addEventSlots: { requests: 2, read: 1, write: 12 },
  listEventSlots: { requests: 2, read: 2, write: 0 },
  // The booth, whose it becomes, the event, audit.
  giveEventSlot: { requests: 3, read: 2, write: 12 },
  removeEventSlot: { requests: 2, read: 1, write: 8 },
  recordEventOutcome: { requests: 2, read: 1, write: 8 },
  listEventOutcomes: { requests: 2, read: 2, write: 0 },
  removeEventOutcome: { requests: 2, read: 1, write: 8 },
  // The event, and who came by its codes.
  getEventReport: { requests: 2, read: 2, write: 0 },
  // The event, its class, and postings of the board, a hundred at a time.
  getClassJobs: { requests: 3, read: 4, write: 0 },
  updateClassJobs: { requests: 4, read: 4, write: 4 },
  createContestEntry: { requests: 3, read: 2, write: 4 },
  listContestEntries: { requests: 3, read: 3, write: 0 },
  removeContestEntry: { requests: 2, read: 1, write: 4 },
  // The scores, the entry, audit.
  scoreContestEntry: { requests: 4, read: 3, write: 6 },
  getEventReportFile: { requests: 4, read: 4, write: 0 },
  // The filing; then filing, what it was before, audit.
  createFiling: { requests: 2, read: 1, write: 4 },
  listFilings: { requests: 1, read: 1, write: 0 },
  getFiling: { requests: 2, read: 2, write: 0 },
  correctFiling: { requests: 2, read: 1, write: 6 },
  withdrawFiling: { requests: 2, read: 1, write: 6 },
  listDueFilings: { requests: 2, read: 2, write: 0 },
  // Both grow with the park's agencies: nineteen units for a hundred of them.
  listParkFilings: { requests: 2, read: 2, write: 0 },
  // Grows with them too: eight units a month, twenty-four a quarter.
  getRanking: { requests: 1, read: 1, write: 0 },
  // The park, and an item for each month: two units at most.
  getFigures: { requests: 2, read: 2, write: 0 },
  // Whatever those three read.
  // Cells of the months; a park's events besides.
  getFunnel: { requests: 2, read: 2, write: 0 },
  getFunnelFile: { requests: 2, read: 2, write: 0 },
  // A month of everybody in the park.
  getUsage: { requests: 1, read: 2, write: 0 },
  getUsageFile: { requests: 1, read: 2, write: 0 },
  getOwnUsage: { requests: 1, read: 1, write: 0 },
  getFiguresFile: { requests: 2, read: 2, write: 0 },
  listScorecards: { requests: 1, read: 1, write: 0 },
  createScorecard: { requests: 2, read: 1, write: 4 },
  updateScorecard: { requests: 2, read: 1, write: 4 },
  publishScorecard: { requests: 2, read: 1, write: 4 },
  listServiceFacts: { requests: 2, read: 2, write: 0 },
  createProgramme: { requests: 2, read: 1, write: 6 },
  listProgrammes: { requests: 1, read: 1, write: 0 },
  getProgramme: { requests: 1, read: 1, write: 0 },
  // The programme, then all of its assessments: a kilobyte or two an agency.
  getRaterAgreement: { requests: 2, read: 2, write: 0 },
  // Programme, assessments, facts; then assessment and result of some kilobytes, audit; then programme, audit.
  concludeProgramme: { requests: 5, read: 4, write: 14 },
  publishProgramme: { requests: 3, read: 2, write: 6 },
  withdrawBoard: { requests: 2, read: 1, write: 6 },
  getBoardLink: { requests: 1, read: 1, write: 0 },
  listBoards: { requests: 1, read: 1, write: 0 },
  // Programme, agency, evaluators, who has an interest; then programme, assessment, two interests, two pointers, audit.
  assignEvaluators: { requests: 5, read: 6, write: 14 },
  // The assessment, evaluators, interests; then assessment, programme, the new one's interest and pointer, the old pointer, audit.
  reassignEvaluators: { requests: 4, read: 5, write: 12 },
  listAssessments: { requests: 2, read: 2, write: 0 },
  listOwnAssessments: { requests: 2, read: 2, write: 0 },
  getAssessment: { requests: 2, read: 2, write: 0 },
  submitSheet: { requests: 3, read: 2, write: 8 },
  settleScore: { requests: 2, read: 1, write: 8 },
  listServiceResults: { requests: 1, read: 1, write: 0 },
  listProgrammeResults: { requests: 2, read: 2, write: 0 },
  createAppeal: { requests: 2, read: 1, write: 6 },
  decideAppeal: { requests: 4, read: 4, write: 8 },
  listSurveys: { requests: 1, read: 1, write: 0 },
  getSurveyLink: { requests: 1, read: 1, write: 0 },
  createComplaint: { requests: 3, read: 2, write: 6 },
  listComplaints: { requests: 1, read: 1, write: 0 },
  getComplaint: { requests: 1, read: 1, write: 0 },
  updateComplaint: { requests: 3, read: 2, write: 8 },
  answerComplaint: { requests: 2, read: 1, write: 4 },
  // Record and its place among the open ones, the agency's facts, audit.
  closeComplaint: { requests: 2, read: 1, write: 8 },
  createRectification: { requests: 2, read: 1, write: 4 },
  listRectifications: { requests: 1, read: 1, write: 0 },
  createProofDocument: { requests: 1, read: 1, write: 0 },
  getProofDocument: { requests: 1, read: 1, write: 0 },
  submitProof: { requests: 2, read: 1, write: 4 },
  reviewRectification: { requests: 2, read: 1, write: 4 },

  // The event, whom the phone names, that lead; the lead with its place in two lists, its phone twice, its place in the work list, three
  // tallies, the event, audit.
  createLead: { requests: 4, read: 4, write: 26 },
  // A query for each kind and status; or the work lists and the leads they name.
  listLeads: { requests: 10, read: 5, write: 0 },
  getLead: { requests: 1, read: 1, write: 0 },
  updateLead: { requests: 2, read: 1, write: 14 },
  // The lead, what is offered, who offers it, whose turn it was; the lead in both lists, the work list, tallies, turn, audit.
  assignLead: { requests: 5, read: 4, write: 30 },
  transitLead: { requests: 2, read: 1, write: 30 },
  // The lead, the application; both with their places in the lists, what is held, the work list, tallies, audit.
  convertLead: { requests: 3, read: 2, write: 32 },
  getLeadOnboardingLink: { requests: 1, read: 1, write: 0 },
  // Two leads with their places in the lists, one of which leaves them, what it held, tallies, the event, audit.
  mergeLeads: { requests: 3, read: 2, write: 40 },
  separateLead: { requests: 3, read: 2, write: 40 },
  // All tallies of the park, and a work list of each kind.
  getLeadFigures: { requests: 3, read: 3, write: 0 },
  // Whom the phone names; the lead with its place in the list, its phone, audit.
  createAgencyLead: { requests: 2, read: 1, write: 8 },
  listAgencyLeads: { requests: 5, read: 2.5, write: 0 },
  getAgencyLead: { requests: 1, read: 1, write: 0 },
  transitAgencyLead: { requests: 2, read: 1, write: 12 },
  // A new enterprise with its USCC besides; or the enterprise and its open engagement read, and one opened.
  convertAgencyLead: { requests: 4, read: 3, write: 16 },
  // The position, its order, the agency's standing.
  checkPosting: { requests: 3, read: 3, write: 0 },
  // Those; then the posting, what holds it, its position, audit.
  createPosting: { requests: 4, read: 3, write: 8 },
  // A page of postings; their positions and orders, the standing.
  listPostings: { requests: 5, read: 5, write: 0 },
  getPosting: { requests: 4, read: 4, write: 0 },
  updatePosting: { requests: 5, read: 4, write: 4 },
  transitPosting: { requests: 5, read: 4, write: 4 },
  listBoard: { requests: 1, read: 1, write: 0 },
  listBoardCities: { requests: 1, read: 1, write: 0 },
  createOffering: { requests: 1, read: 0, write: 4 },
  // The cards there are, then the card and audit.
  createPolicyCard: { requests: 2, read: 1, write: 4 },
  listPolicyCards: { requests: 1, read: 1, write: 0 },
  updatePolicyCard: { requests: 2, read: 1, write: 4 },
  // Two cards change places; audit.
  orderPolicyCards: { requests: 2, read: 1, write: 6 },
  removePolicyCard: { requests: 2, read: 1, write: 4 },
  // The posting, its position, the position's sources and their arrivals.
  listPostingSources: { requests: 4, read: 4, write: 0 },
  createPostingSource: { requests: 3, read: 2, write: 4 },
  // The posting, its position, order, place, and the standing.
  getPostingPoster: { requests: 5, read: 5, write: 0 },
  // The park, the event, its booth.
  getJobBoardLink: { requests: 3, read: 3, write: 0 },
  getJobBoardPoster: { requests: 3, read: 3, write: 0 },
  listOfferings: { requests: 1, read: 1, write: 0 },
  updateOffering: { requests: 2, read: 1, write: 4 },
  listCatalogue: { requests: 1, read: 1, write: 0 },

  createEnterprise: { requests: 1, read: 0, write: 6 },
  listEnterprises: { requests: 1, read: 1, write: 0 },
  getEnterprise: { requests: 1, read: 1, write: 0 },
  updateEnterprise: { requests: 2, read: 1, write: 4 },
  // The client; the order, where its client finds it, that the client is there, audit.
  createOrder: { requests: 2, read: 1, write: 8 },
  // The client and its links; one more, that the client is there, audit.
  createEnterpriseLink: { requests: 3, read: 2, write: 6 },
  listEnterpriseLinks: { requests: 2, read: 2, write: 0 },
  renewEnterpriseLink: { requests: 2, read: 1, write: 4 },
  revokeEnterpriseLink: { requests: 2, read: 1, write: 4 },
  listOrders: { requests: 1, read: 1, write: 0 },
  getOrder: { requests: 2, read: 2, write: 0 },
  updateOrder: { requests: 2, read: 1, write: 4 },
  addPosition: { requests: 2, read: 1, write: 6 },
  updatePosition: { requests: 3, read: 2, write: 6 },

  // Two candidates: two records with an index entry each, the counters, the audit.
  recommendCandidates: { requests: 4, read: 4, write: 16 },
  // Two people by phone: position, identities, who was merged into them, applications.
  readArrivalList: { requests: 4, read: 7, write: 0 },
  listApplications: { requests: 8, read: 4.5, write: 0 },
  // Two applications: the beginning, what was done before, the rows; then rows, index entries (their recruiter's too), counters,
  // outcome, audit.
  // An arrival also: placement and index entry, its check, retention of order, enterprise and agency.
  moveApplications: { requests: 5, read: 4, write: 44 },
  // The order, the recruiter; two applications with their place in an index each (the listing's and the recruiter's), audit.
  assignApplications: { requests: 4, read: 4, write: 16 },
  // A query for each stage on the way, the recruiter, the position asked for; then names of the positions and orders found.
  listAssigned: { requests: 8, read: 6, write: 0 },
  // What the agency may use, its people, who is invited already.
  inviteColleague: { requests: 4, read: 3, write: 4 },
  // The colleague; then role, that who decides is an owner still, audit.
  changeMemberRole: { requests: 2, read: 1, write: 6 },
  // The colleague; then record, who was taken out, that who decides is an owner still, audit.
  removeMember: { requests: 2, read: 1, write: 8 },
  // Both; then both roles, audit.
  transferOwnership: { requests: 3, read: 2, write: 6 },
  listMembers: { requests: 1, read: 1, write: 0 },
  saveFilter: { requests: 2, read: 1, write: 4 },
  listSavedFilters: { requests: 1, read: 1, write: 0 },
  deleteSavedFilter: { requests: 2, read: 1, write: 4 },
  listMoves: { requests: 2, read: 2, write: 0 },
  undoMove: { requests: 7, read: 7, write: 40 },
  // The order and the position, then the interview with its place among the days, audit.
  createInterview: { requests: 3, read: 2, write: 6 },
  listInterviews: { requests: 2, read: 2, write: 0 },
  listInterviewDays: { requests: 1, read: 1, write: 0 },
  getInterview: { requests: 1, read: 1, write: 0 },
  updateInterview: { requests: 2, read: 1, write: 8 },
  // Two people: is it on, then seats, applications and who is invited; a record with its place in the list each, counters, audit.
  inviteToInterview: { requests: 5, read: 6, write: 14 },
  listInterviewees: { requests: 3, read: 4, write: 0 },
  recordAttendance: { requests: 4, read: 4, write: 14 },
  getCheckInLink: { requests: 1, read: 1, write: 0 },
  renewCheckInLink: { requests: 2, read: 1, write: 6 },
  // Four partitions, or (those who left) four lists of pointers and the placements they point to.
  listPlacements: { requests: 5, read: 5, write: 0 },
  getPlacement: { requests: 2, read: 2, write: 0 },
  // Placement and index entry, check, list of leavers, application and index entry, position, order, retention, audit.
  leavePlacement: { requests: 3, read: 2, write: 30 },
  takeBackLeave: { requests: 4, read: 3, write: 30 },
  // Two people of one signing: a placement with its index entry each, audit.
  createSigningDocument: { requests: 0, read: 0, write: 0 },
  getSigningDocument: { requests: 1, read: 1, write: 0 },
  recordSigning: { requests: 2, read: 1, write: 10 },
  recordSignings: { requests: 2, read: 2, write: 16 },
  recordService: { requests: 3, read: 2, write: 10 },
  listDueChecks: { requests: 4, read: 4, write: 0 },
  // Two people, one of whom left: as above, and the other's placement and place in the work list.
  recordCheckResults: { requests: 3, read: 3, write: 40 },
  // The order or enterprise, and a small item for each month of arrivals, three years at most.
  getOrderRetention: { requests: 2, read: 2, write: 0 },
  getEnterpriseRetention: { requests: 2, read: 2, write: 0 },
  getRetention: { requests: 1, read: 1, write: 0 },
  listAuditEntries: { requests: 2, read: 3, write: 0 },

  // Order, facts (those on the job and those who left, through the index); then head with its index entry, order, audit; then two lines, head, audit.
  createStatement: { requests: 5, read: 3.5, write: 22 },
  listStatements: { requests: 2, read: 2, write: 0 },
  getStatement: { requests: 1, read: 1, write: 0 },
  listStatementLines: { requests: 2, read: 2, write: 0 },
  // The head is listed twice, for the agency and from its sending for the client, so that changing it changes three items.
  transitStatement: { requests: 3, read: 3, write: 14 },
  deleteStatement: { requests: 6, read: 4, write: 24 },
  exportStatement: { requests: 2, read: 2, write: 0 },

  // Record, phone, ID number, audit.
  createCandidate: { requests: 1, read: 0, write: 8 },
  // Unfiltered: four queries. Searching: one query of the facet's entries, one batch of those shown.
  listCandidates: { requests: 4, read: 4, write: 0 },
  getCandidate: { requests: 1, read: 1, write: 0 },
  // Of people and of titles: one query of entries, one batch of those shown.
  search: { requests: 4, read: 4, write: 0 },
  // Record, the old phone, the new one, audit.
  // Two records, the tombstone, the merge with its snapshot, the other's phone, audit.
  mergeCandidates: { requests: 3, read: 2, write: 16 },
  listMerges: { requests: 2, read: 2, write: 0 },
  undoMerge: { requests: 5, read: 5, write: 16 },
  // The candidate, a query for each record merged into it, the titles of the positions it names.
  // The conversation; of one in which nobody wrote yet the application and its position.
  getConversation: { requests: 3, read: 3, write: 0 },
  // The application, then the messages.
  listMessages: { requests: 2, read: 2, write: 0 },
  // The first of all: the application and its position are read; the conversation with its place in the list, the message, audit.
  // An answer to what was unread moves the place in the list, the application and the count besides.
  sendMessage: { requests: 5, read: 4, write: 16 },
  readConversation: { requests: 3, read: 2, write: 14 },
  transitConversation: { requests: 2, read: 1, write: 8 },
  listConversations: { requests: 2, read: 2, write: 0 },
  listTimeline: { requests: 3, read: 3, write: 0 },
  updateCandidate: { requests: 2, read: 1, write: 8 },
  // The person and the agency's name; what names them, and with each application its position, order, messages; audit.
  copyPersonalData: { requests: 8, read: 8, write: 4 },
  revealCandidate: { requests: 2, read: 1, write: 4 },
  // Of somebody with nothing else: was it done, the person, what their timeline names (twice) and that they are not at work; then the
  // person, the phone, that nobody uses them, the note, audit; what is left of their history; and the receipt.
  eraseCandidate: { requests: 14, read: 12, write: 16 },
  // The enterprise and the person; the record, audit.
  recordRecipientConsent: { requests: 3, read: 2, write: 4 },
  withdrawRecipientConsent: { requests: 2, read: 1, write: 4 },
  // What the agency may use; then the job, the day's count, audit.
  createImportJob: { requests: 2, read: 1, write: 6 },
  listImportJobs: { requests: 1, read: 1, write: 0 },
  getImportJob: { requests: 1, read: 1, write: 0 },
  // The job, and how such columns were mapped before.
  getImportColumns: { requests: 2, read: 2, write: 0 },
  checkImportJob: { requests: 3, read: 2, write: 6 },
  commitImportJob: { requests: 3, read: 2, write: 6 },
  cancelImportJob: { requests: 2, read: 1, write: 4 },
  revertImportJob: { requests: 2, read: 1, write: 4 },
  createAllocation: { requests: 5, read: 4, write: 4 },
  listAllocations: { requests: 1, read: 2, write: 0 },
  getAllocation: { requests: 1, read: 1, write: 0 },
  listAllocationPositions: { requests: 2, read: 2, write: 0 },
  listAllocationRows: { requests: 4, read: 8, write: 0 },
  cancelAllocation: { requests: 2, read: 2, write: 4 },
  applyAllocation: { requests: 2, read: 2, write: 4 },
  undoAllocation: { requests: 2, read: 2, write: 4 },
  createExportJob: { requests: 2, read: 1, write: 4 },
  listExportJobs: { requests: 1, read: 1, write: 0 },
  getExportJob: { requests: 1, read: 1, write: 0 },
  cancelExportJob: { requests: 2, read: 1, write: 4 },
  getExportFile: { requests: 1, read: 1, write: 0 },
  getImportErrors: { requests: 1, read: 1, write: 0 },
};
