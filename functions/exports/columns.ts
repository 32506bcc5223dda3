import {
  ALLOCATION_CAUSE_WORDS,
  ALLOCATION_KIND_WORDS,
  ALLOCATION_OUTCOME_WORDS,
  ALLOCATION_UNDONE_WORDS,
} from "@shanhai/contract/allocation-words";
import type { Application } from "@shanhai/contract/application";
import type { AssignedApplication } from "@shanhai/contract/assignment";
import type { Candidate } from "@shanhai/contract/candidate";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Enterprise } from "@shanhai/contract/enterprise";
import type { Evaluation } from "@shanhai/contract/evaluation";
import type { ExportJob, ExportList } from "@shanhai/contract/export-job";
import type { Interviewee } from "@shanhai/contract/interview";
import type { Order } from "@shanhai/contract/order";
import { CHECK_DAYS, type Placement } from "@shanhai/contract/placement";
import type { DueCheck } from "@shanhai/contract/placement-check";
import type { AllocationId, InterviewId, MemberId, PositionId } from "@shanhai/contract/scalar";
import { ATTENDANCE_WORDS, CHECK_OUTCOME_WORDS, ORDER_STATUS_WORDS, STAGE_WORDS } from "@shanhai/contract/state-words";
import type { Statement } from "@shanhai/contract/statement";
import { statusText } from "@shanhai/contract/statement-words";
import { shanghaiDate, shanghaiMoment } from "@shanhai/domain/calendar";
import type { Cell } from "@shanhai/domain/import-row";
import { listApplications } from "@shanhai/store/application";
import { listAssigned } from "@shanhai/store/assignment";
import { searchCandidates } from "@shanhai/store/candidate-search";
import { listEnterprises } from "@shanhai/store/enterprise";
import { listEvaluations } from "@shanhai/store/evaluation";
import { listInterviewees } from "@shanhai/store/interview";
import { listOrders, presentOrder } from "@shanhai/store/order";
import { listPlacements } from "@shanhai/store/placement";
import { listDueChecks } from "@shanhai/store/placement-check";
import { listStatements } from "@shanhai/store/statement";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { type AllocatedPerson, allocatedPeople } from "./allocated-people.ts";

/** One column of an export: its header, and the cell of a record. */
type Column<T> = readonly [header: string, cell: (record: T) => Cell | undefined];

const yuan = (fen: number | undefined) => (fen === undefined ? undefined : fen / 100);
const day = (at: string) => shanghaiDate(new Date(at));

const CANDIDATE: Column<Candidate>[] = [
  ["姓名", ({ name }) => name],
  ["手机号", ({ phone }) => phone],
  ["身份证号", ({ idNumberMasked }) => idNumberMasked],
  ["户籍地", ({ homePlace }) => homePlace],
  ["工种", ({ occupation }) => occupation],
  ["技能等级", ({ skillLevel }) => skillLevel],
  ["技能", ({ skills }) => skills?.join("、")],
  ["证书", ({ licences }) => licences?.join("、")],
  ["从业年限", ({ experienceYears }) => experienceYears],
  ["期望月薪下限(元)", ({ expectedPayMin }) => yuan(expectedPayMin)],
  ["期望月薪上限(元)", ({ expectedPayMax }) => yuan(expectedPayMax)],
  ["意向地区", ({ intendedPlace }) => intendedPlace],
  ["可到岗日期", ({ availableFrom }) => (availableFrom === "anytime" ? "随时" : availableFrom)],
  ["授权日期", ({ consentAt }) => day(consentAt)],
  ["备注", ({ note }) => note],
  ["建档日期", ({ createdAt }) => day(createdAt)],
];

const ENTERPRISE: Column<Enterprise>[] = [
  ["企业名称", ({ name }) => name],
  ["统一社会信用代码", ({ uscc }) => uscc],
  ["行业", ({ industry }) => industry],
  ["产业链", ({ chain }) => chain],
  ["联系人", ({ contactName }) => contactName],
  ["联系电话", ({ contactPhone }) => contactPhone],
  ["建档日期", ({ createdAt }) => day(createdAt)],
];

const ORDER: Column<Order>[] = [
  ["订单", ({ title }) => title],
  ["企业", ({ enterpriseName }) => enterpriseName],
  ["状态", ({ status }) => ORDER_STATUS_WORDS.zh[status]],
  ["截止日期", ({ deadline }) => deadline],
  ["招聘人数", ({ headcount }) => headcount],
  ["已上岗", ({ filled }) => filled],
  ["空缺", ({ open }) => open],
  ["创建日期", ({ createdAt }) => day(createdAt)],
];

const APPLICATION: Column<Application>[] = [
  ["姓名", ({ candidateName }) => candidateName],
  ["手机号", ({ candidatePhone }) => candidatePhone],
  ["工种", ({ candidateOccupation }) => candidateOccupation],
  ["技能等级", ({ candidateSkillLevel }) => candidateSkillLevel],
  ["环节", ({ stage }) => STAGE_WORDS.zh[stage]],
  ["原因", ({ reason }) => reason],
  ["跟进顾问", ({ recruiterName }) => recruiterName],
  ["推进人", ({ movedBy }) => movedBy],
  ["推进日期", ({ movedAt }) => day(movedAt)],
  ["推荐日期", ({ createdAt }) => day(createdAt)],
];

const FOLLOW_UP: Column<AssignedApplication>[] = [
  ["企业", ({ enterpriseName }) => enterpriseName],
  ["岗位", ({ positionTitle }) => positionTitle],
  ...APPLICATION,
];

const INTERVIEWEE: Column<Interviewee>[] = [
  ["时段", ({ slot }) => slot],
  ["到场情况", ({ attendance }) => ATTENDANCE_WORDS.zh[attendance]],
  ["登记时间", ({ markedAt }) => markedAt && shanghaiMoment(new Date(markedAt))],
  ["登记人", ({ markedBy }) => (markedBy === "checkIn" ? "现场扫码" : markedBy)],
  ...APPLICATION.map(([header, cell]): Column<Interviewee> => [header, ({ application }) => cell(application)]),
];

const DUE_CHECK: Column<DueCheck>[] = [
  ["姓名", ({ candidateName }) => candidateName],
  ["企业", ({ enterpriseName }) => enterpriseName],
  ["岗位", ({ positionTitle }) => positionTitle],
  ["到岗日期", ({ arrivalDate }) => arrivalDate],
  ["第几天", ({ day }) => day],
  ["到期日", ({ due }) => due],
  ["保障期至", ({ guaranteeUntil }) => guaranteeUntil],
];

const STATEMENT: Column<Statement>[] = [
  ["订单", ({ orderTitle }) => orderTitle],
  ["企业", ({ enterpriseName }) => enterpriseName],
  ["账期自", ({ from }) => from],
  ["账期至", ({ to }) => to],
  ["状态", ({ status }) => statusText(status, "zh")],
  ["行数", ({ lines }) => lines],
  ["不含税(元)", ({ totals }) => yuan(totals.net)],
  ["税额(元)", ({ totals }) => yuan(totals.vat)],
  ["含税(元)", ({ totals }) => yuan(totals.gross)],
  ["争议行数", ({ disputed }) => disputed],
  ["无争议含税(元)", ({ undisputed }) => yuan(undisputed.gross)],
  ["生成日期", ({ createdAt }) => day(createdAt)],
];

const EVALUATION: Column<Evaluation>[] = [
  ["订单", ({ orderTitle }) => orderTitle],
  ["得分", ({ score }) => score],
  ["等级", ({ grade }) => grade],
  ["评语", ({ comment }) => comment],
  ["评价日期", ({ createdAt }) => day(createdAt)],
];

const checkOf = (day: number): Column<Placement> => [
  `第${day}天回访`,
  ({ checks }) => {
    const outcome = checks.find((check) => check.day === day)?.outcome;
    return outcome && CHECK_OUTCOME_WORDS.zh[outcome];
  },
];

const PLACEMENT: Column<Placement>[] = [
  ["姓名", ({ candidateName }) => candidateName],
  ["企业", ({ enterpriseName }) => enterpriseName],
  ["岗位", ({ positionTitle }) => positionTitle],
  ["到岗日期", ({ arrivalDate }) => arrivalDate],
  ["保障期至", ({ guaranteeUntil }) => guaranteeUntil],
  ["签约日期", ({ contract }) => contract?.signedDate],
  ["签约地点", ({ contract }) => contract?.place],
  ...CHECK_DAYS.map(checkOf),
  ["状态", ({ status }) => (status === "left" ? "已离职" : "在岗")],
  ["离职日期", ({ leftDate }) => leftDate],
  ["离职原因", ({ leftReason }) => leftReason],
];

const ALLOCATION: Column<AllocatedPerson>[] = [
  ["姓名", ({ row }) => row.candidateName ?? "已删除"],
  ["安排", ({ row }) => ALLOCATION_KIND_WORDS.zh[row.kind]],
  ["企业", ({ position }) => position?.enterpriseName],
  ["岗位", ({ position }) => position?.title],
  ["匹配分", ({ row }) => row.score],
  ["现在的企业", ({ today }) => today?.enterpriseName],
  ["现在的岗位", ({ today }) => today?.title],
  ["现在的匹配分", ({ row }) => row.todayScore],
  ["锁定", ({ row }) => (row.locked ? "是" : undefined)],
  ["结果", ({ row }) => row.outcome && ALLOCATION_OUTCOME_WORDS.zh[row.outcome]],
  ["原因", ({ row }) => row.cause && ALLOCATION_CAUSE_WORDS.zh[row.cause]],
  ["撤销", ({ row }) => row.undone && ALLOCATION_UNDONE_WORDS.zh[row.undone]],
];

/** A list as a file has it: its headers, and its pages as rows. */
interface Sheet {
  headers: readonly string[];
  page(query: PageQuery): Promise<{ rows: Cell[][]; cursor?: string | undefined }>;
}

function sheet<T>(columns: readonly Column<T>[], list: (query: PageQuery) => Promise<Page<T>>): Sheet {
  return {
    headers: columns.map(([header]) => header),
    async page(query) {
      const { items, cursor } = await list(query);
      return { rows: items.map((record) => columns.map(([, cell]) => cell(record) ?? "")), cursor };
    },
  };
}

/** The list that an export asks for, with the store's own repositories behind it. */
export function sheetOf(table: Table<TenantScope>, job: ExportJob): Sheet {
  const sheets: Record<ExportList, () => Sheet> = {
    candidates: () => sheet(CANDIDATE, (query) => searchCandidates(table, job.search ?? {}, query)),
    enterprises: () => sheet(ENTERPRISE, (query) => listEnterprises(table, query)),
    orders: () =>
      sheet(ORDER, async (query) => {
        const page = await listOrders(table, query);
        return { ...page, items: page.items.map(presentOrder) };
      }),
    applications: () => sheet(APPLICATION, (query) => listApplications(table, job.positionId as PositionId, query)),
    followUps: () => sheet(FOLLOW_UP, (query) => listAssigned(table, job.memberId as MemberId, query)),
    interviewees: () => sheet(INTERVIEWEE, (query) => listInterviewees(table, job.interviewId as InterviewId, query)),
    placements: () =>
      sheet(PLACEMENT, (query) =>
        listPlacements(table, { ...query, orderId: job.orderId, status: job.placementStatus }),
      ),
    dueChecks: () => sheet(DUE_CHECK, (query) => listDueChecks(table, shanghaiDate(new Date(job.createdAt)), query)),
    statements: () => sheet(STATEMENT, (query) => listStatements(table, { ...query, orderId: job.orderId })),
    allocation: () => sheet(ALLOCATION, allocatedPeople(table, job.allocationId as AllocationId)),
    evaluations: () => sheet(EVALUATION, (query) => listEvaluations(table, query)),
  };
  return sheets[job.list]();
}
