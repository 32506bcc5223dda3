import AccountBookOutlined from "@ant-design/icons/es/icons/AccountBookOutlined";
import AimOutlined from "@ant-design/icons/es/icons/AimOutlined";
import ApartmentOutlined from "@ant-design/icons/es/icons/ApartmentOutlined";
import AppstoreOutlined from "@ant-design/icons/es/icons/AppstoreOutlined";
import BarChartOutlined from "@ant-design/icons/es/icons/BarChartOutlined";
import CalendarOutlined from "@ant-design/icons/es/icons/CalendarOutlined";
import CheckCircleOutlined from "@ant-design/icons/es/icons/CheckCircleOutlined";
import DeploymentUnitOutlined from "@ant-design/icons/es/icons/DeploymentUnitOutlined";
import FieldTimeOutlined from "@ant-design/icons/es/icons/FieldTimeOutlined";
import FileTextOutlined from "@ant-design/icons/es/icons/FileTextOutlined";
import FilterOutlined from "@ant-design/icons/es/icons/FilterOutlined";
import FormOutlined from "@ant-design/icons/es/icons/FormOutlined";
import GoldOutlined from "@ant-design/icons/es/icons/GoldOutlined";
import HomeOutlined from "@ant-design/icons/es/icons/HomeOutlined";
import LineChartOutlined from "@ant-design/icons/es/icons/LineChartOutlined";
import NodeIndexOutlined from "@ant-design/icons/es/icons/NodeIndexOutlined";
import NotificationOutlined from "@ant-design/icons/es/icons/NotificationOutlined";
import ProfileOutlined from "@ant-design/icons/es/icons/ProfileOutlined";
import ReadOutlined from "@ant-design/icons/es/icons/ReadOutlined";
import RiseOutlined from "@ant-design/icons/es/icons/RiseOutlined";
import SettingOutlined from "@ant-design/icons/es/icons/SettingOutlined";
import ShopOutlined from "@ant-design/icons/es/icons/ShopOutlined";
import SolutionOutlined from "@ant-design/icons/es/icons/SolutionOutlined";
import StarOutlined from "@ant-design/icons/es/icons/StarOutlined";
import SwapOutlined from "@ant-design/icons/es/icons/SwapOutlined";
import TagsOutlined from "@ant-design/icons/es/icons/TagsOutlined";
import TeamOutlined from "@ant-design/icons/es/icons/TeamOutlined";
import UploadOutlined from "@ant-design/icons/es/icons/UploadOutlined";
import type { Section } from "./navigation.ts";

const ICONS = {
  today: CalendarOutlined,
  orders: ProfileOutlined,
  parkOrders: ProfileOutlined,
  postings: TagsOutlined,
  board: TagsOutlined,
  candidates: TeamOutlined,
  imports: UploadOutlined,
  tasks: FieldTimeOutlined,
  enterprises: ShopOutlined,
  agencies: ShopOutlined,
  engagements: NodeIndexOutlined,
  surveyVisits: FormOutlined,
  placements: CheckCircleOutlined,
  statements: AccountBookOutlined,
  evaluations: StarOutlined,
  onboardings: SolutionOutlined,
  events: NotificationOutlined,
  filings: FileTextOutlined,
  figures: LineChartOutlined,
  forecast: RiseOutlined,
  funnel: FilterOutlined,
  leads: AimOutlined,
  prospects: GoldOutlined,
  sharedProspects: GoldOutlined,
  offerings: AppstoreOutlined,
  overview: BarChartOutlined,
  settings: SettingOutlined,
  members: TeamOutlined,
  partners: ApartmentOutlined,
  partnerHome: HomeOutlined,
  demand: ProfileOutlined,
  partnerPostings: NotificationOutlined,
  twoPlaces: SwapOutlined,
  talentMap: DeploymentUnitOutlined,
  relay: NodeIndexOutlined,
  rosters: SolutionOutlined,
  matches: AimOutlined,
  cohorts: ReadOutlined,
  introductions: SolutionOutlined,
} as const;

export function SectionIcon({ word }: { word: Section["word"] }) {
  const Icon = ICONS[word];
  return <Icon aria-hidden />;
}
