import type { BoardPosting } from "@shanhai/contract/posting";
import type { JobPosting, WithContext } from "schema-dts";

const yuan = (fen: number) => fen / 100;
const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** 浙江省 and 衢州市柯城区 of 浙江省衢州市柯城区; a municipality is its own region. */
function partsOf(division: string): { addressRegion: string; addressLocality: string } {
  const [, region = division, rest = ""] = /^(.+?(?:省|自治区|行政区|市))(.*)$/.exec(division) ?? [];
  return { addressRegion: region, addressLocality: rest || region };
}

/**
 * A job as search engines read it (schema.org JobPosting). All positions here are paid by the month and counted by heads:
 * they are full-time.
 */
export function jobData(job: BoardPosting, url: string): WithContext<JobPosting> {
  const { title, agencyName, enterpriseName, payMin, payMax, open, benefits = [], skillLevel } = job;
  const texts = [job.description, job.requirements, job.careerPath, benefits.join("、")];
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title,
    description: texts.filter((text) => text).join("\n") || title,
    datePosted: dayOf(job.refreshedAt),
    validThrough: `${job.shownThrough}T23:59:59+08:00`,
    employmentType: "FULL_TIME",
    totalJobOpenings: open,
    occupationalCategory: job.occupation,
    ...(skillLevel ? { qualifications: skillLevel } : {}),
    ...(benefits.length > 0 ? { jobBenefits: benefits.join("、") } : {}),
    hiringOrganization: { "@type": "Organization", name: enterpriseName },
    identifier: { "@type": "PropertyValue", name: agencyName, value: job.postingId },
    jobLocation: {
      "@type": "Place",
      address: {
        "@type": "PostalAddress",
        addressCountry: "CN",
        ...partsOf(job.divisionName),
        streetAddress: job.place,
      },
    },
    baseSalary: {
      "@type": "MonetaryAmount",
      currency: "CNY",
      value: { "@type": "QuantitativeValue", minValue: yuan(payMin), maxValue: yuan(payMax), unitText: "MONTH" },
    },
    directApply: true,
    url,
  };
}
