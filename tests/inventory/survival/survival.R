# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# What R's survival package says of the data sets of this folder. ./dev check-survival runs it again and compares.
#   Rscript survival.R FOLDER     writes the data sets (NAME.csv: entry,time,event,weight) and R's results (expected.csv) there
suppressPackageStartupMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
number <- function(x) ifelse(is.na(x), "NA", ifelse(is.infinite(x), "Inf", sprintf("%.13g", x)))

data_set <- function(time, event, weight = 1, entry = NA)
  data.frame(entry = entry, time = time, event = as.integer(event), weight = weight)

# Weeks of remission of 21 children under 6-mercaptopurine, 9 relapses, and of 21 under placebo, all relapsed.
# Freireich et al., Blood 21(6), 1963, p. 699-716; as tabulated by Gehan, Biometrika 52, 1965, p. 203.
mercaptopurine <- data_set(c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35),
                           c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0))
placebo <- data_set(c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23), rep(1, 21))

set.seed(20261124, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
# Whole years: everything is tied.
life <- ceiling(rweibull(300, 3, 5)); seen <- sample(1:8, 300, TRUE)
ties <- data_set(pmin(life, seen), life <= seen)
# Lots of several units, some shared with somebody (a third of a machine).
life <- round(rweibull(200, 4, 6), 2); seen <- round(runif(200, 1, 9), 2)
weights <- data_set(pmin(life, seen), life <= seen, sample(c(1, 1, 1, 2, 5, 12, 40, 1 / 3), 200, TRUE))
# Nine in ten are still in service: the median is not reached.
life <- round(rweibull(500, 3, 9), 4); seen <- round(runif(500, 0.1, 5.5), 4)
censored <- data_set(pmin(life, seen), life <= seen)
# A young fleet followed since a first inventory: who was old then has a late entry.
life <- round(rweibull(400, 3, 6), 3); bought <- round(runif(400, -6, 3), 3); entry <- pmax(0, -bought)
entered <- life > entry
entries <- data_set(pmin(life, 3 - bought), life <= 3 - bought, 1, entry)[entered, ]
# Half are left over a stretch of time, and half are left at the end: quantiles in the middle of a flat part.
flat <- data_set(c(1, 2, 3, 4), rep(1, 4))
half <- data_set(c(1, 2, 5, 6), c(1, 1, 0, 0))
# The same ages but for rounding, as differences of dates give them.
rounding <- data_set(c(3 * 0.1, 0.3, 0.1 + 0.2, 0.4, 0.7 - 0.3, 2, 2.5), c(1, 0, 1, 1, 1, 0, 1))

all <- list(mercaptopurine = mercaptopurine, placebo = placebo, ties = ties, weights = weights, censored = censored,
            entries = entries, flat = flat, half = half, rounding = rounding)
out <- "data;interval;what;at;value;lower;upper"
say <- function(...) out <<- c(out, paste(..., sep = ";"))
for (name in names(all)) {
  data <- all[[name]]
  write.table(data.frame(entry = ifelse(is.na(data$entry), "", sprintf("%.17g", data$entry)), time = sprintf("%.17g", data$time),
                         event = data$event, weight = sprintf("%.17g", data$weight)),
              file.path(folder, paste0(name, ".csv")), sep = ",", quote = FALSE, row.names = FALSE)
  late <- !is.na(data$entry[1])
  y <- if (late) Surv(data$entry, data$time, data$event) else Surv(data$time, data$event)
  for (interval in c("log", "plain")) {
    fit <- survfit(y ~ 1, weights = data$weight, conf.type = interval, robust = FALSE)
    for (i in seq_along(fit$time))
      say(name, interval, "survival", number(fit$time[i]), number(fit$surv[i]), number(fit$lower[i]), number(fit$upper[i]))
    for (i in seq_along(fit$time))
      say(name, interval, "counts", number(fit$time[i]), number(fit$n.risk[i]), number(fit$n.event[i]), number(fit$n.censor[i]))
    for (i in seq_along(fit$time)) say(name, interval, "log_error", number(fit$time[i]), number(fit$std.err[i]), "", "")
    q <- quantile(fit, c(0.25, 0.5, 0.75))
    for (i in 1:3) say(name, interval, "quantile", c(0.25, 0.5, 0.75)[i], number(q$quantile[i]), number(q$lower[i]), number(q$upper[i]))
    times <- c(0.5, 2, 2.5, 3, 5, 6)
    times <- times[times <= max(fit$time)]
    at <- summary(fit, times = times)
    for (i in seq_along(times)) {
      say(name, interval, "share", times[i], number(at$surv[i]), number(at$lower[i]), number(at$upper[i]))
      at_risk <- sum(data$weight[(is.na(data$entry) | data$entry < times[i]) & data$time >= times[i]])
      say(name, interval, "at_risk", times[i], number(at_risk), "", "")
    }
    for (horizon in c(2.25, 5, 30)) if (horizon >= min(fit$time)) {
      mean <- summary(fit, rmean = horizon)$table
      say(name, interval, "restricted_mean", horizon, number(mean["rmean"]), number(mean["se(rmean)"]), "")
    }
  }
}
writeLines(out, file.path(folder, "expected.csv"))
